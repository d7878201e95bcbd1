using Microsoft.Extensions.Configuration;
using Prescreen.Screening.Hosting;

namespace Prescreen.Screening.Tests.Hosting;

public sealed class SettingsReaderTests
{
    private static readonly Dictionary<string, string?> Whole = new()
    {
        ["Prescreen:Ehr:BaseUrl"] = "https://ehr.example/fhir",
        ["Prescreen:Store"] = "sqlite:ledger.db",
        ["Prescreen:Site:TimeZone"] = "Europe/Berlin",
    };

    [Fact]
    public void Settings_TheFewestThatDo_HaveDefaults()
    {
        var (settings, problems) = Read();

        problems.ShouldBeEmpty();
        settings!.Results.ShouldBe(settings.Ehr);
        settings.Ehr.AbsoluteUri.ShouldBe("https://ehr.example/fhir/");
        settings.CatchUpEvery.ShouldBe(TimeSpan.FromMinutes(5));
    }

    [Theory]
    [InlineData("Prescreen:Ehr:BaseUrl", null)]
    [InlineData("Prescreen:Ehr:BaseUrl", "our.hospital")]
    [InlineData("Prescreen:Ehr:BaseUrl", "ftp://ehr.example/fhir")]
    [InlineData("Prescreen:Results:BaseUrl", "https://user:secret@results.example")]
    [InlineData("Prescreen:Ehr:Auth", "password")]
    [InlineData("Prescreen:PublicUrl", "nowhere")]
    [InlineData("Prescreen:Store", null)]
    [InlineData("Prescreen:Store", "oracle:x")]
    [InlineData("Prescreen:Site:TimeZone", null)]
    [InlineData("Prescreen:Site:TimeZone", "Middle/Earth")]
    [InlineData("Prescreen:Protocols", "/no/such/folder")]
    [InlineData("Prescreen:Site:ConceptMaps", "/no/such/folder")]
    [InlineData("Prescreen:Notifications:Secrets", "short")]
    [InlineData("Prescreen:Notifications:Secrets", "a-long-enough-secret,another-long-secret,a-third-long-secret")]
    [InlineData("Prescreen:CatchUp:Every", "often")]
    [InlineData("Prescreen:CatchUp:Every", "-1")]
    [InlineData("Prescreen:Workers", "0")]
    public void Setting_MissingOrWrong_IsNamedWithWhatItTakesAndWithoutItsValue(string key, string? value)
    {
        var (settings, problems) = Read((key, value));

        settings.ShouldBeNull();
        var problem = problems.ShouldHaveSingleItem();
        problem.Place.ShouldBe(key);
        problem.Text.ShouldContain(key);
        if (value is not null)
        {
            problem.Text.ShouldNotContain(value);
        }
    }

    [Fact]
    public void Settings_SeveralWrong_AreToldAtOnce()
        => Read(("Prescreen:Ehr:BaseUrl", null), ("Prescreen:Store", null), ("Prescreen:Site:TimeZone", null)).Problems.Length.ShouldBe(3);

    [Fact]
    public void Settings_WithAnAzureIdentity_AskForTheServersOwnScope()
        => Read(("Prescreen:Ehr:Auth", "azure")).Settings.ShouldNotBeNull().EhrAuth.ShouldBe(new AzureSignIn("https://ehr.example/.default"));

    [Fact]
    public void Smart_WithoutItsKeys_NamesEach()
        => Read(("Prescreen:Ehr:Auth", "smart")).Problems.Select(problem => problem.Place).ShouldBe(["Prescreen:Ehr:ClientId", "Prescreen:Ehr:KeyFile"]);

    [Fact]
    public void PublicUrl_WithoutASecret_IsRefused()
        => Read(("Prescreen:PublicUrl", "https://us.example")).Problems.ShouldHaveSingleItem().Place.ShouldBe("Prescreen:Notifications:Secrets");

    [Fact]
    public void Secrets_ListedOrJoined_AreBothRead()
    {
        Read(("Prescreen:Notifications:Secrets", "first-secret-of-two, second-secret-of-two")).Settings!.Secrets.ShouldBe(["first-secret-of-two", "second-secret-of-two"]);
        Read(("Prescreen:Notifications:Secrets:0", "first-secret-of-two")).Settings!.Secrets.ShouldBe(["first-secret-of-two"]);
    }

    private static (PrescreenSettings? Settings, System.Collections.Immutable.ImmutableArray<Problem> Problems) Read(params (string Key, string? Value)[] changes)
    {
        var values = new Dictionary<string, string?>(Whole);
        foreach (var (key, value) in changes)
        {
            values[key] = value;
        }

        return SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
    }
}
