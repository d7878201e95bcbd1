using Prescreen.TestServer.Schema;

namespace Prescreen.TestServer.Interactions;

/// <summary>Which paths and methods there are.</summary>
internal static class Routes
{
    /// <summary>What is wrong with a request's path or method, or null.</summary>
    public static Problem? Check(SearchTable table, FhirRequest request)
    {
        if (request.Segments is ["metadata"] or ["_history"])
        {
            return request.Method == "GET" ? null : Refusals.Method(request.Method);
        }

        if (request.Segments is not [var type, ..])
        {
            return Refusals.NoRoute("/");
        }

        if (!table.Knows(type))
        {
            return Refusals.UnknownType(type);
        }

        var allowed = Allowed(request.Segments);
        return allowed.Length == 0 ? Refusals.NoRoute(string.Join('/', request.Segments)) : allowed.Contains(request.Method) ? null : Refusals.Method(request.Method);
    }

    /// <summary>True for what changes the store; a search by POST doesn't.</summary>
    public static bool Writes(FhirRequest request)
        => request.Method is "PUT" or "DELETE" || (request.Method == "POST" && request.Segments.Length == 1);

    private static string[] Allowed(string[] segments) => segments switch
    {
        [_] => ["GET", "POST", "PUT", "DELETE"],
        [_, "_search"] => ["POST", "GET"],
        [_, "_history"] or [_, _, "_history"] or [_, _, "_history", _] => ["GET"],
        ["Patient", _, "$everything"] => ["GET", "POST"],
        ["Subscription", "$status"] or ["Subscription", _, "$status" or "$events"] => ["GET", "POST"],
        [_, "$validate"] => ["POST"],
        [_, _, "$validate"] => ["GET", "POST"],
        [_, ['$', ..]] => [],
        [_, _] => ["GET", "PUT", "DELETE"],
        _ => [],
    };
}
