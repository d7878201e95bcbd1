namespace Prescreen.Cli.Tests.Conventions;

public sealed class CaseFolderTests
{
    [Fact]
    public void Cases_AsPromised_AreAtLeast150() => CaseFolders.All.Count.ShouldBeGreaterThanOrEqualTo(150);

    [Fact]
    public void Cases_EachFolder_HasARecordAndAnExpectationAndNothingElse()
        => CaseFolders.All.Where(one => !Directory.EnumerateFileSystemEntries(one.Folder).Select(Path.GetFileName).ToHashSet().SetEquals(["record.json", "expected.json"]))
            .Select(one => one.Folder).ShouldBeEmpty();

    [Fact]
    public void Cases_EachProtocol_Exists()
        => CaseFolders.All.Select(one => one.Protocol).Distinct().Where(protocol => !File.Exists(CaseFolders.ProtocolFile(protocol))).ShouldBeEmpty();
}
