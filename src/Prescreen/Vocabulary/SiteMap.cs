using System.Collections.Immutable;

namespace Prescreen.Vocabulary;

/// <summary>What a site's ConceptMaps say: its own codes and unit strings in standard terms. Holds only rows that say "the same".</summary>
public sealed record SiteMap
{
    /// <summary>Of a site that maps nothing.</summary>
    public static SiteMap Empty { get; } = new();

    /// <summary>The codes.</summary>
    public ImmutableArray<MappedCode> Codes { get; init; } = [];

    /// <summary>The unit strings.</summary>
    public ImmutableArray<MappedUnit> Units { get; init; } = [];

    /// <summary>What the maps hold and what isn't applied, for a person to know.</summary>
    public ImmutableArray<Problem> Notices { get; init; } = [];

    /// <summary>
    /// The map in terms of value sets. The problem is the first of: VOC-039 and VOC-043, a code or unit that is mapped to two; VOC-042, a target that is no unit.
    /// Notices: VOC-038, a standard code as source; VOC-044, a UCUM unit as source that is another amount than its target; VOC-040, a target that can't be a code; VOC-041, targets that no value set names.
    /// </summary>
    /// <param name="everything">A vocabulary of all value sets, whether a protocol asks for them or not.</param>
    public Result<SiteTerms> Resolve(ConceptVocabulary everything) => new SiteMapResolver(this, everything).Resolve();
}
