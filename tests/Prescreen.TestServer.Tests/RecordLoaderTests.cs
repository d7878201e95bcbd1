using Prescreen.TestServer.Loading;
using Prescreen.TestServer.Tests.Support;

namespace Prescreen.TestServer.Tests;

public sealed class RecordLoaderTests : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prescreen-loader");
    private TestClient client = null!;

    public async ValueTask InitializeAsync() => client = await TestClient.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await client.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Load_OfAFolder_TakesBundlesResourcesAndBulkFiles()
    {
        Write("a.json", """
            {"resourceType":"Bundle","type":"collection","entry":[{"fullUrl":"urn:uuid:1","resource":{"resourceType":"Patient","active":true}},
             {"resource":{"resourceType":"Condition","id":"c","subject":{"reference":"urn:uuid:1"}}}]}
            """);
        Write("b.json", """{"resourceType":"Patient","id":"single"}""");
        Write("c.ndjson", "{\"resourceType\":\"Observation\",\"id\":\"1\"}\r\n\n{\"resourceType\":\"Observation\",\"id\":\"2\"}\n");

        List<int> counts = [];
        foreach (var file in RecordLoader.Files(folder.FullName))
        {
            counts.Add((await LoadAsync(file)).Value);
        }

        counts.ShouldBe([2, 1, 2]);
        (await client.IdsAsync("Observation")).ShouldBe(["1", "2"]);
        (await client.IdsAsync("Condition?subject:Patient.active=true")).ShouldBe(["c"]);
    }

    [Fact]
    public async Task Load_OfADamagedLine_NamesFileAndLine()
    {
        Write("bad.ndjson", "{\"resourceType\":\"Observation\"}\n{\"resourceType\":");

        var problem = (await LoadAsync(Path.Combine(folder.FullName, "bad.ndjson"))).Problem!;

        problem.ToString().ShouldContain("bad.ndjson: line 2");
    }

    private Task<Result<int>> LoadAsync(string file) => new RecordLoader(client.Http, client.Server.BaseUrl).LoadAsync(file, TestContext.Current.CancellationToken);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder.FullName, name), text);
}
