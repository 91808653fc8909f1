package dev.weft.server.admin;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Counts the statements that the platform prepares. */
final class CountedStatements implements BeanPostProcessor {
    private final AtomicInteger prepared = new AtomicInteger();

    @Autowired
    @Qualifier("platformDataSource")
    @SuppressWarnings("NullAway.Init")
    private DataSource database;

    int during(Runnable work) {
        int before = prepared.get();
        work.run();
        return prepared.get() - before;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return name.equals("platformSql") ? DSL.using(counting(DataSource.class, database), SQLDialect.POSTGRES) : bean;
    }

    private <T> T counting(Class<T> type, T target) {
        Object proxy =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        prepared.incrementAndGet();
                    }
                    try {
                        Object result = method.invoke(target, arguments);
                        return result instanceof java.sql.Connection connection
                                ? counting(java.sql.Connection.class, connection)
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return type.cast(proxy);
    }
}
