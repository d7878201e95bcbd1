namespace Prescreen.Narrative.Findings.Staining;

/// <summary>The roles of the lexicons staining.*.yaml: all begin with <see cref="Prefix"/>, so that no other lexicon's words hide them.</summary>
internal static class StainRoles
{
    public const string Prefix = "stain-";

    /// <summary>A marker: value cea, her2, ish or other; "elsewhere" for what takes results as a marker does (margins, nodes, genes).</summary>
    public const string Marker = "stain-marker";

    /// <summary>A result: value positive, negative, equivocal, pending, not-done, amplified, not-amplified, or not-a-stain; <c>strength: weak</c> gives way to any other.</summary>
    public const string Result = "stain-result";

    /// <summary>The word score, before a plain number.</summary>
    public const string Score = "stain-score";

    public const string HScore = "stain-h-score";

    public const string Ratio = "stain-ratio";

    /// <summary>Gene copies: value her2, or other for another gene's.</summary>
    public const string Copies = "stain-copies";

    public const string Intensity = "stain-intensity";

    /// <summary>A pattern: value one or several of membranous, apical-luminal, basolateral, cytoplasmic.</summary>
    public const string Pattern = "stain-pattern";

    /// <summary>A share in words: value its percent.</summary>
    public const string Share = "stain-share";

    public const string Percent = "stain-percent";

    /// <summary>Before a number: value one of the comparators; <c>after: true</c> where it follows the number.</summary>
    public const string Comparator = "stain-comparator";

    /// <summary>Joins the ends of an interval.</summary>
    public const string To = "stain-to";

    /// <summary>Joins members of a list.</summary>
    public const string And = "stain-and";

    /// <summary>Ends a statement as a semicolon does.</summary>
    public const string Break = "stain-break";

    /// <summary>After a result, before the markers it is about.</summary>
    public const string For = "stain-for";

    /// <summary>Between a marker and its result.</summary>
    public const string Is = "stain-is";

    /// <summary>Staining itself, without a result.</summary>
    public const string Staining = "stain-staining";

    /// <summary>The tumour's cells or tissue.</summary>
    public const string Tumor = "stain-tumor";

    /// <summary>What is stained where it isn't this tumour: value control or prior; current ends a prior one.</summary>
    public const string Scope = "stain-scope";

    /// <summary>Makes what follows no statement of fact; <c>reaches: all</c> also what stands before it in the sentence.</summary>
    public const string Condition = "stain-condition";

    public const string Negation = "stain-negation";

    /// <summary>Takes the force from the next negation.</summary>
    public const string Reversal = "stain-reversal";

    /// <summary>As many results as markers, in the same order.</summary>
    public const string Respectively = "stain-respectively";

    /// <summary>Sequencing: what it says of a gene is neither a stain nor in-situ hybridisation.</summary>
    public const string Sequencing = "stain-sequencing";

    /// <summary>Before a part's letter.</summary>
    public const string Part = "stain-part";

    /// <summary>A specimen: with a date it is an earlier one.</summary>
    public const string Specimen = "stain-specimen";

    /// <summary>The method of staining: parts a marker from in-situ hybridisation.</summary>
    public const string Method = "stain-method";

    /// <summary>A table column's name: value marker, result, percent, intensity, pattern or score.</summary>
    public const string Column = "stain-column";

    /// <summary>Words that mean nothing here, though parts of them would.</summary>
    public const string Noise = "stain-noise";
}
