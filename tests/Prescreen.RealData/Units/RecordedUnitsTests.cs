using System.Text.Json;
using Prescreen.Units;

namespace Prescreen.RealData.Units;

/// <summary>Every unit string of the recorded EHR answers, Synthea and mCODE: understood, or refused for a reason that stands here.</summary>
public sealed class RecordedUnitsTests
{
    private static readonly string[] Folders = ["ehr", "synthea", "mcode"];

    /// <summary>Unit texts that no laboratory criterion can use, with the reason; each must occur and be refused.</summary>
    private static readonly Dictionary<string, string> Refused = new(StringComparer.Ordinal)
    {
        ["cap"] = "a dose form, not a unit",
        ["capsule"] = "a dose form, not a unit",
        ["tab"] = "a dose form, not a unit",
        ["tablet"] = "a dose form, not a unit",
        ["unknown unit"] = "says so itself",
        ["kgm2"] = "a body mass index with its slash lost; its code kg/m2 is understood",
    };

    [Fact]
    public void Texts_OfEveryQuantity_AreUnderstoodOrRefusedForAReason()
    {
        var texts = Quantities().Select(quantity => quantity.Unit).OfType<string>().ToHashSet(StringComparer.Ordinal);

        var refused = texts.Where(text => UnitExplainer.Explain(text, null).Status != UnitReadingStatus.Understood);

        refused.Order(StringComparer.Ordinal).ShouldBe(Refused.Keys.Order(StringComparer.Ordinal));
        texts.Count.ShouldBeGreaterThan(50);
    }

    [Fact]
    public void Quantities_OfTheAnalytesWeKnow_AreAllUnderstood()
    {
        var units = AnalyteCatalog.All.ToDictionary(analyte => analyte.Key, analyte => analyte.CreateUnits(), StringComparer.Ordinal);
        var known = Quantities().Where(quantity => quantity.Analyte is not null).ToList();

        var failures = known.Where(quantity => !units[quantity.Analyte!.Key].Read(quantity.Code, quantity.IsUcum, quantity.Unit).IsUnderstood);

        failures.Select(quantity => $"{quantity.Analyte!.Key}: {quantity.Code} {quantity.Unit}").Distinct().ShouldBeEmpty();
        known.Count.ShouldBeGreaterThan(500);
    }

    [Fact]
    public void ReferenceRangeTexts_OfTheRecords_AreRead()
    {
        var texts = Elements().SelectMany(element => element.TryGetProperty("referenceRange", out var ranges) && ranges.ValueKind == JsonValueKind.Array ? ranges.EnumerateArray() : default)
            .Select(range => Text(range, "text")).OfType<string>().ToList();

        texts.Where(text => QuantityText.ParseRange(text).Problem is not null).ShouldBeEmpty();
        texts.ShouldNotBeEmpty();
    }

    private static IEnumerable<Quantity> Quantities()
    {
        foreach (var element in Elements())
        {
            if (element.TryGetProperty("valueQuantity", out var value) && value.ValueKind == JsonValueKind.Object)
            {
                yield return Read(AnalyteOf(element), value);
            }
            else if (element.TryGetProperty("value", out var number) && number.ValueKind == JsonValueKind.Number)
            {
                yield return Read(null, element);
            }
        }
    }

    private static Quantity Read(Analyte? analyte, JsonElement quantity)
        => new(analyte, Text(quantity, "code"), Text(quantity, "system") == "http://unitsofmeasure.org", Text(quantity, "unit"));

    private static Analyte? AnalyteOf(JsonElement observation)
        => observation.TryGetProperty("code", out var code) && code.ValueKind == JsonValueKind.Object && code.TryGetProperty("coding", out var codings)
            ? codings.EnumerateArray().Select(coding => AnalyteCatalog.FindByLoinc(Text(coding, "code") ?? "")).FirstOrDefault(analyte => analyte is not null)
            : null;

    private static IEnumerable<JsonElement> Elements()
    {
        foreach (var file in Folders.SelectMany(folder => Directory.EnumerateFiles(SharedData.Path(folder), "*.json", SearchOption.AllDirectories)))
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            foreach (var element in Objects(document.RootElement))
            {
                yield return element;
            }
        }
    }

    private static IEnumerable<JsonElement> Objects(JsonElement element)
    {
        var pending = new Stack<JsonElement>([element]);
        while (pending.TryPop(out var next))
        {
            if (next.ValueKind == JsonValueKind.Object)
            {
                yield return next;
                foreach (var property in next.EnumerateObject())
                {
                    pending.Push(property.Value);
                }
            }
            else if (next.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in next.EnumerateArray())
                {
                    pending.Push(item);
                }
            }
        }
    }

    private static string? Text(JsonElement element, string property)
        => element.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private sealed record Quantity(Analyte? Analyte, string? Code, bool IsUcum, string? Unit);
}
