namespace Prescreen.Cli.Demo.Hospital;

/// <summary>
/// One laboratory test. Values are given in conventional units; the SI value is the conventional one times <see cref="ToSi"/>. A null unit
/// is a cell count, which every vendor writes in its own way.
/// </summary>
internal sealed record LabTest
{
    public required string Name { get; init; }

    public required string Chinese { get; init; }

    public required string LocalCode { get; init; }

    public required string Loinc { get; init; }

    public string? SiLoinc { get; init; }

    public string? Unit { get; init; }

    public string? SiUnit { get; init; }

    public decimal ToSi { get; init; } = 1m;

    public int Decimals { get; init; } = 1;

    public int SiDecimals { get; init; } = 1;

    public required decimal Usual { get; init; }

    public required decimal Low { get; init; }

    public required decimal High { get; init; }
}
