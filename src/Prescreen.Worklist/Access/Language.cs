using Microsoft.AspNetCore.Http;
using Prescreen.Worklist.Texts;

namespace Prescreen.Worklist.Access;

/// <summary>Which language a browser wants: what was chosen on a page, else what it asks for.</summary>
internal static class Language
{
    public const string Cookie = "prescreen-language";

    public static PageTexts Of(HttpRequest request)
        => request.Cookies[Cookie] is { } chosen && PageTexts.Languages.Contains(chosen) ? PageTexts.In(chosen) : PageTexts.Accepting(request.Headers.AcceptLanguage);
}
