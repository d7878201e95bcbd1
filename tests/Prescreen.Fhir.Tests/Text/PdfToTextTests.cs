using Prescreen.Fhir.Text;

namespace Prescreen.Fhir.Tests.Text;

/// <summary>What becomes of a pdftotext that misbehaves.</summary>
[Collection(Alone.Name)]
public sealed class PdfToTextTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prescreen-tests-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Program_ThatHangs_IsKilled()
        => new PdfToText(Script("exec sleep 1000"), TimeSpan.FromMilliseconds(300)).Read(Fixture.Bytes("report.pdf")).Problem?.Code.ShouldBe("FHIR-176");

    [Fact]
    public void Program_ThatSaysTooMuch_IsKilled() => new PdfToText(Script("exec yes")).Read(Fixture.Bytes("report.pdf")).Problem?.Code.ShouldBe("FHIR-171");

    [Fact]
    public void Program_ThatReadsNothing_IsWaitedForAllTheSame()
        => new PdfToText(Script("exec echo words")).Read(new byte[4 * 1024 * 1024]).Value.ShouldBe("words\n");

    [Fact]
    public void Program_IsGivenNoFileAndNoneOfOurEnvironment()
    {
        var told = new PdfToText(Script("env; ls -A; pwd; echo \"$@\"")).Read(Fixture.Bytes("report.pdf")).Value.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        told.Where(line => line.Contains('=', StringComparison.Ordinal)).Select(line => line.Split('=')[0]).ShouldBeSubsetOf(["PATH", "HOME", "LC_ALL", "PWD", "OLDPWD", "SHLVL", "_"]);
        told[^1].ShouldBe("-layout -enc UTF-8 - -");
        told[^2].ShouldContain("prescreen-pdf-");
        told[^3].ShouldContain("=");
        Directory.Exists(told[^2]).ShouldBeFalse();
    }

    private string Script(string commands)
    {
        var path = Path.Combine(folder.FullName, "pdftotext");
        File.WriteAllText(path, $"#!/bin/sh\n{commands}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        }

        return path;
    }
}
