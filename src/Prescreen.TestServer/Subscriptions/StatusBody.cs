using System.Text.Json.Nodes;

namespace Prescreen.TestServer.Subscriptions;

/// <summary>A Subscription with another status and error.</summary>
internal static class StatusBody
{
    public static string With(byte[] subscription, string status, string? error)
    {
        var root = JsonNode.Parse(subscription)!.AsObject();
        root["status"] = status;
        root.Remove("error");
        if (error is not null)
        {
            root["error"] = error;
        }

        return root.ToJsonString();
    }
}
