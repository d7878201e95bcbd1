using Microsoft.Playwright;
using Prescreen.EndToEnd.Support;

namespace Prescreen.Browser.Support;

/// <summary>Asks axe-core what assistive technology would stumble over. It is evaluated by the debugger, so the page's CSP stays as it is.</summary>
internal static class Axe
{
    private static readonly string ThirdParty = Path.Combine(Repository.Root, "tests", "Prescreen.Browser", "third-party");

    private static readonly Lazy<string> Source = new(() => File.ReadAllText(Path.Combine(ThirdParty, "node_modules", "axe-core", "axe.min.js")));

    /// <summary>Every finding as "impact rule: element".</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(IPage page)
    {
        Repository.MustBeInstalled(ThirdParty);
        await page.EvaluateAsync($"() => {{ if (!window.axe) {{ {Source.Value} }} }}");
        return await page.EvaluateAsync<string[]>(
            """
            async () => (await axe.run(document, { resultTypes: ["violations"] })).violations
              .flatMap(found => found.nodes.map(node => `${found.impact} ${found.id}: ${node.html.slice(0, 200)} ${node.failureSummary}`))
            """);
    }
}
