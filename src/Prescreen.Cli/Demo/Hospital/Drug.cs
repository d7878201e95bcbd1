namespace Prescreen.Cli.Demo.Hospital;

/// <summary>A drug by name, RxNorm and ATC.</summary>
internal sealed record Drug(string Name, string Chinese, string RxNorm, string Atc)
{
    public static Drug Oxaliplatin { get; } = new("oxaliplatin", "奥沙利铂", "32592", "L01XA03");

    public static Drug Fluorouracil { get; } = new("fluorouracil", "氟尿嘧啶", "4492", "L01BC02");

    public static Drug Irinotecan { get; } = new("irinotecan", "伊立替康", "51499", "L01CE02");

    public static Drug Capecitabine { get; } = new("capecitabine", "卡培他滨", "194000", "L01BC06");

    public static Drug Mitomycin { get; } = new("mitomycin", "丝裂霉素", "632", "L01DC03");

    public static Drug Methotrexate { get; } = new("methotrexate", "甲氨蝶呤", "6851", "L04AX03");

    public static Drug Metformin { get; } = new("metformin", "二甲双胍", "6809", "A10BA02");
}
