using System.IO.Compression;
using System.Text;

namespace Prescreen.Conformance;

public sealed class DefinitionFileTests
{
    [Fact]
    public async Task File_MadeAgainFromThePackages_HasTheSameLines()
    {
        var made = Path.Combine(Directory.CreateTempSubdirectory("prescreen-definitions-").FullName, "r4.ndjson");
        var folder = Path.Combine(Repository.Root, "src", "Prescreen.Fhir", "Validation", "Definitions");

        await Repository.NodeAsync(
            TestContext.Current.CancellationToken,
            Path.Combine(folder, "make.mjs"), Repository.Definitions("hl7.fhir.r4.examples"), Repository.Definitions("hl7.fhir.r4.expansions"), made);

        using var committed = new BrotliStream(File.OpenRead(Path.Combine(folder, "r4.ndjson.br")), CompressionMode.Decompress);
        using var reader = new StreamReader(committed, Encoding.UTF8);
        (await reader.ReadToEndAsync(TestContext.Current.CancellationToken) == await File.ReadAllTextAsync(made, TestContext.Current.CancellationToken))
            .ShouldBeTrue("run make.mjs and commit r4.ndjson.br");
    }
}
