namespace Prescreen.Cli.Demo.Hospital.Courses;

/// <summary>Where the primary tumour is, in ICD and SNOMED CT.</summary>
internal sealed record TumourSite(string Icd, string Snomed, string Name, string Chinese)
{
    public static TumourSite Sigmoid { get; } = new("C18.7", "363410008", "sigmoid colon", "乙状结肠");

    public static TumourSite Rectum { get; } = new("C20", "363351006", "rectum", "直肠");

    public static TumourSite Rectosigmoid { get; } = new("C19", "363414004", "rectosigmoid junction", "直肠乙状结肠交界处");

    public static TumourSite Cecum { get; } = new("C18.0", "363350007", "cecum", "盲肠");

    public static TumourSite Appendix { get; } = new("C18.1", "363350007", "appendix", "阑尾");

    /// <summary>"Secondary malignant neoplasm of colon", which Synthea gives to the primary.</summary>
    public static TumourSite SyntheaColon { get; } = new("C18.9", "94260004", "colon", "结肠");
}
