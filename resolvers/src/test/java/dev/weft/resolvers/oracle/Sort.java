package dev.weft.resolvers.oracle;

import java.util.List;

/**
 * A collection, as the oracle knows it.
 *
 * @param listed whether there are lists of its things
 * @param counted whether there are figures of its things
 */
record Sort(String name, String type, List<Trait> traits, List<Bond> bonds, boolean listed, boolean counted) {
    Sort(String name, String type, List<Trait> traits, List<Bond> bonds) {
        this(name, type, traits, bonds, true, true);
    }

    Trait trait(String name) {
        return traits.stream()
                .filter(trait -> trait.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    Trait traitOfEnum(String name) {
        return traits.stream()
                .filter(trait -> trait.enumName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    Bond bond(String name) {
        return bonds.stream()
                .filter(bond -> bond.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    boolean hasTrait(String name) {
        return traits.stream().anyMatch(trait -> trait.name().equals(name));
    }
}
