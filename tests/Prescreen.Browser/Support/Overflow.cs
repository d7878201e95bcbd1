using Microsoft.Playwright;

namespace Prescreen.Browser.Support;

/// <summary>Finds what makes a page wider than its window.</summary>
internal static class Overflow
{
    /// <summary>The elements that stick out, if the document scrolls sideways.</summary>
    public static Task<string[]> FindAsync(IPage page) => page.EvaluateAsync<string[]>(
        """
        () => {
          const root = document.documentElement;
          if (root.scrollWidth <= root.clientWidth) { return []; }
          const out = [...document.body.querySelectorAll("*")].filter(one => one.getBoundingClientRect().right > root.clientWidth + 0.5);
          return [`${root.scrollWidth} px in ${root.clientWidth}`, ...out.slice(0, 10).map(one => one.outerHTML.slice(0, 160))];
        }
        """);
}
