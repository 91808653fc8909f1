package dev.weft.resolvers.oracle;

import java.util.List;

/** A collection, as the oracle knows it. */
record Sort(String name, String type, List<Trait> traits, List<Bond> bonds) {
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
