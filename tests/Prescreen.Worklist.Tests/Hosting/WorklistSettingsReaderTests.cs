using Microsoft.Extensions.Configuration;
using Prescreen.Worklist.Access;
using Prescreen.Worklist.Hosting;

namespace Prescreen.Worklist.Tests.Hosting;

public sealed class WorklistSettingsReaderTests
{
    private static readonly Dictionary<string, string?> Good = new()
    {
        ["Prescreen:Worklist:PublicUrl"] = "https://prescreen.example",
        ["Prescreen:Worklist:Smart:0:Issuer"] = "https://ehr.example/fhir",
        ["Prescreen:Worklist:Smart:0:ClientId"] = "worklist",
        ["Prescreen:Worklist:Smart:0:Name"] = "General Hospital",
        ["Prescreen:Worklist:Oidc:Authority"] = "https://login.example",
        ["Prescreen:Worklist:Oidc:ClientId"] = "prescreen",
        ["Prescreen:Worklist:Oidc:ClientSecret"] = "the-secret",
        ["Prescreen:Worklist:Access:cea-car-t:Coordinators"] = "Practitioner/7, ann@hospital.example",
        ["Prescreen:Worklist:Access:cea-car-t:Readers:0"] = "user:42",
        ["Prescreen:Worklist:FrameAncestors"] = "https://ehr.example/,https://other.example:8443",
        ["Prescreen:Worklist:IdleLimit"] = "00:10:00",
    };

    [Fact]
    public void Read_AllThatThereIs_IsUnderstood()
    {
        var settings = Read([]).Settings.ShouldNotBeNull();

        settings.Ways.Select(way => (way.Key, way.Name, way.IsSmart)).ShouldBe([("smart-0", "General Hospital", true), ("oidc", "login.example", false)]);
        settings.FrameAncestors.ShouldBe(["https://ehr.example", "https://other.example:8443"]);
        (settings.IdleLimit, settings.SessionLimit, settings.IsEmbedded).ShouldBe((TimeSpan.FromMinutes(10), TimeSpan.FromHours(10), true));
        settings.Ways[1].ToString().ShouldNotContain("secret");
        var access = settings.Access["cea-car-t"];
        access.RoleOf("Practitioner/7", null).ShouldBe(StudyRole.Coordinator);
        access.RoleOf("Practitioner/8", "Ann@Hospital.example").ShouldBe(StudyRole.Coordinator);
        access.RoleOf("user:42", null).ShouldBe(StudyRole.Reader);
        access.RoleOf("practitioner/7", "").ShouldBeNull();
    }

    [Theory]
    [InlineData("Prescreen:Worklist:PublicUrl", "http://prescreen.example")] // cookies and codes would go over the open network
    [InlineData("Prescreen:Worklist:PublicUrl", "https://prescreen.example/app/")] // pages link to /worklist
    [InlineData("Prescreen:Worklist:PublicUrl", "")]
    [InlineData("Prescreen:Worklist:Smart:0:Issuer", "http://ehr.example/fhir")]
    [InlineData("Prescreen:Worklist:Smart:0:Issuer", "ehr")]
    [InlineData("Prescreen:Worklist:Smart:0:ClientId", "")]
    [InlineData("Prescreen:Worklist:Smart:0:KeyFile", "/no/such/file")]
    [InlineData("Prescreen:Worklist:Oidc:Authority", null)]
    [InlineData("Prescreen:Worklist:FrameAncestors", "*")]
    [InlineData("Prescreen:Worklist:FrameAncestors", "https://ehr.example/path")]
    [InlineData("Prescreen:Worklist:IdleLimit", "never")]
    [InlineData("Prescreen:Worklist:DemoUser", "Demo")] // beside a public address
    public void Read_AWrongValue_IsNamedByItsKeyAndNotTold(string key, string? value)
    {
        var (settings, problems) = Read(new() { [key] = value });

        settings.ShouldBeNull();
        problems.ShouldHaveSingleItem().Place.ShouldBe(key);
        if (value is { Length: > 5 })
        {
            problems[0].ToString().ShouldNotContain(value);
        }
    }

    [Fact]
    public void Read_NoWayToSignIn_IsToldWhatToSet()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Prescreen:Worklist:PublicUrl"] = "https://prescreen.example" }).Build();

        WorklistSettingsReader.Read(configuration).Problems.ShouldHaveSingleItem().Place.ShouldBe("Prescreen:Worklist:Smart:0:Issuer");
    }

    [Fact]
    public void IsConfigured_WithNothingOfTheWorklist_IsFalse()
        => WorklistSettingsReader.IsConfigured(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Prescreen:Store"] = "sqlite:x" }).Build()).ShouldBeFalse();

    private static (WorklistSettings? Settings, System.Collections.Immutable.ImmutableArray<Problem> Problems) Read(Dictionary<string, string?> changes)
        => WorklistSettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(Good).AddInMemoryCollection(changes).Build());
}
