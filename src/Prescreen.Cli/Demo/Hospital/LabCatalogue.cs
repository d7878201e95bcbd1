namespace Prescreen.Cli.Demo.Hospital;

/// <summary>The tests of the hospital's laboratories, with ranges as laboratories print them.</summary>
internal static class LabCatalogue
{
    public static LabTest Wbc { get; } = Count("WBC", "白细胞计数", "1001", "6690-2", 6.4m, 4.0m, 10.5m);

    public static LabTest Neutrophils { get; } = Count("Neutrophils", "中性粒细胞绝对值", "1002", "751-8", 3.9m, 1.8m, 7.5m);

    public static LabTest Lymphocytes { get; } = Count("Lymphocytes", "淋巴细胞绝对值", "1003", "731-0", 1.5m, 1.0m, 4.0m);

    public static LabTest Platelets { get; } = Count("Platelets", "血小板计数", "1004", "777-3", 214m, 150m, 400m) with
    {
        Decimals = 0,
        SiDecimals = 0,
    };

    public static LabTest Hemoglobin { get; } = new()
    {
        Name = "Hemoglobin",
        Chinese = "血红蛋白",
        LocalCode = "1005",
        Loinc = "718-7",
        Unit = "g/dL",
        SiUnit = "g/L",
        ToSi = 10m,
        SiDecimals = 0,
        Usual = 12.1m,
        Low = 11.5m,
        High = 17.5m,
    };

    public static LabTest Creatinine { get; } = new()
    {
        Name = "Creatinine",
        Chinese = "肌酐",
        LocalCode = "2001",
        Loinc = "2160-0",
        SiLoinc = "14682-9",
        Unit = "mg/dL",
        SiUnit = "µmol/L",
        ToSi = 88.4m,
        Decimals = 2,
        SiDecimals = 0,
        Usual = 0.86m,
        Low = 0.6m,
        High = 1.2m,
    };

    public static LabTest Bun { get; } = new()
    {
        Name = "BUN",
        Chinese = "尿素氮",
        LocalCode = "2002",
        Loinc = "3094-0",
        SiLoinc = "14937-7",
        Unit = "mg/dL",
        SiUnit = "mmol/L",
        ToSi = 0.357m,
        Decimals = 0,
        Usual = 14m,
        Low = 7m,
        High = 20m,
    };

    public static LabTest Alt { get; } = Enzyme("ALT", "丙氨酸氨基转移酶", "2003", "1742-6", 24m);

    public static LabTest Ast { get; } = Enzyme("AST", "天门冬氨酸氨基转移酶", "2004", "1920-8", 27m);

    public static LabTest Bilirubin { get; } = new()
    {
        Name = "Bilirubin, total",
        Chinese = "总胆红素",
        LocalCode = "2005",
        Loinc = "1975-2",
        SiLoinc = "14631-6",
        Unit = "mg/dL",
        SiUnit = "µmol/L",
        ToSi = 17.1m,
        Usual = 0.7m,
        Low = 0.2m,
        High = 1.2m,
    };

    public static LabTest Inr { get; } = new()
    {
        Name = "INR",
        Chinese = "国际标准化比值",
        LocalCode = "3001",
        Loinc = "6301-6",
        Unit = "",
        SiUnit = "",
        Decimals = 2,
        SiDecimals = 2,
        Usual = 1.05m,
        Low = 0.8m,
        High = 1.2m,
    };

    public static LabTest SerumCea { get; } = new()
    {
        Name = "CEA, serum",
        Chinese = "癌胚抗原",
        LocalCode = "4001",
        Loinc = "2039-6",
        Unit = "ng/mL",
        SiUnit = "ng/mL",
        Usual = 8.4m,
        Low = 0m,
        High = 5m,
    };

    /// <summary>Blood count and chemistry as one draw.</summary>
    public static IReadOnlyList<LabTest> Panel { get; } =
        [Wbc, Neutrophils, Lymphocytes, Platelets, Hemoglobin, Creatinine, Bun, Alt, Ast, Bilirubin];

    private static LabTest Count(string name, string chinese, string local, string loinc, decimal usual, decimal low, decimal high) => new()
    {
        Name = name,
        Chinese = chinese,
        LocalCode = local,
        Loinc = loinc,
        Decimals = 2,
        SiDecimals = 2,
        Usual = usual,
        Low = low,
        High = high,
    };

    private static LabTest Enzyme(string name, string chinese, string local, string loinc, decimal usual) => new()
    {
        Name = name,
        Chinese = chinese,
        LocalCode = local,
        Loinc = loinc,
        Unit = "U/L",
        SiUnit = "U/L",
        Decimals = 0,
        SiDecimals = 0,
        Usual = usual,
        Low = 5m,
        High = 40m,
    };
}
