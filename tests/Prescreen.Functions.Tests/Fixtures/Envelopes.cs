using System.Text.Json;

namespace Prescreen.Functions.Tests.Fixtures;

/// <summary>The host's envelopes, in the forms it was seen to send.</summary>
internal static class Envelopes
{
    public const string Timer = """{"Data":{"timer":{"Schedule":{"AdjustForDST":true},"ScheduleStatus":null,"IsPastDue":false}},"Metadata":{"sys":{"MethodName":"x","UtcNow":"2026-11-22T06:00:00Z"}}}""";

    public static string Http(string? body, string method = "POST", string type = "", string id = "", string? secret = HandlerWard.Secret, string contentType = "application/fhir+json")
    {
        var secretHeader = secret is null ? "" : $",\"X-Prescreen-Secret\":[{Text(secret)}]";
        var told = body is null ? "" : $",\"Body\":{Text(body)}";
        var parameters = type.Length == 0 ? "{}" : $"{{\"type\":{Text(type)},\"id\":{Text(id)}}}";
        return $$$$$"""{"Data":{"req":{"Url":"https://x.example/api/notifications","Method":"{{{{{method}}}}}","Query":{},"Headers":{"Content-Type":["{{{{{contentType}}}}}"]{{{{{secretHeader}}}}}},"Params":{{{{{parameters}}}}},"Identities":[]{{{{{told}}}}}}},"Metadata":{"Query":{},"sys":{"MethodName":"ReceiveNotification"}}}""";
    }

    /// <summary>A queue message whose text was encoded so many times; none is an object in the data.</summary>
    public static string Queue(string patient, int layers)
    {
        var message = $"{{\"patient\":{Text(patient)}}}";
        for (var layer = 0; layer < layers; layer++)
        {
            message = Text(message);
        }

        return $$$"""{"Data":{"msg":{{{message}}}},"Metadata":{"DequeueCount":"1","Id":"\"8d1c\"","InsertionTime":"\"2026-11-22T06:00:00+00:00\""}}""";
    }

    private static string Text(string value) => JsonSerializer.Serialize(value);
}
