using Prescreen.Screening.Hosting;

namespace Prescreen.Screening.Tests;

public sealed class ActiveProtocolsTests : IDisposable
{
    private static readonly string Profiles = Path.Combine(AppContext.BaseDirectory, "fhir-profiles");

    private readonly DirectoryInfo maps = Directory.CreateTempSubdirectory("prescreen-maps-");

    public void Dispose() => maps.Delete(recursive: true);

    [Fact]
    public void Fingerprint_AnotherConceptMap_IsAnotherSoThatEverybodyIsScreenedAgain()
    {
        var without = Load(null);
        var first = Load("777-3");
        var again = Load("777-3");
        var second = Load("718-7");

        first.Fingerprint.ShouldNotBe(without.Fingerprint);
        first.Fingerprint.ShouldNotBe(second.Fingerprint);
        first.Fingerprint.ShouldBe(again.Fingerprint);
    }

    private ActiveProtocols Load(string? target)
    {
        File.WriteAllText(
            Path.Combine(maps.FullName, "map.json"),
            $$$"""{"resourceType":"ConceptMap","status":"active","group":[{"source":"urn:lab","target":"http://loinc.org","element":[{"code":"X","target":[{"code":"{{{target}}}","equivalence":"equal"}]}]}]}""");
        return ProtocolFolder.Load(Path.Combine(Profiles, "protocols"), Path.Combine(Profiles, "valuesets"), target is null ? null : maps.FullName).Value;
    }
}
