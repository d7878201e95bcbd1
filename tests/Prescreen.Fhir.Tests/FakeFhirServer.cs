using System.Net;
using System.Text;

namespace Prescreen.Fhir.Tests;

/// <summary>A transport that answers from a script and keeps what it was asked. The last answer repeats.</summary>
internal sealed class FakeFhirServer : HttpMessageHandler
{
    private readonly Queue<Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>> answers = new();

    public List<Asked> Requests { get; } = [];

    public FakeFhirServer Answers(int status, string body = "", string mediaType = "application/fhir+json", Action<HttpResponseMessage>? change = null)
        => Answers(_ => Reply(status, body, mediaType, change));

    public FakeFhirServer Answers(Func<HttpRequestMessage, HttpResponseMessage> answer)
    {
        answers.Enqueue((request, _) => Task.FromResult(answer(request)));
        return this;
    }

    public FakeFhirServer Throws(Exception exception)
    {
        answers.Enqueue((_, _) => Task.FromException<HttpResponseMessage>(exception));
        return this;
    }

    public FakeFhirServer Hangs()
    {
        answers.Enqueue(async (_, token) =>
        {
            await Task.Delay(Timeout.Infinite, token);
            return new HttpResponseMessage();
        });
        return this;
    }

    public static HttpResponseMessage Reply(int status, string body, string mediaType = "application/fhir+json", Action<HttpResponseMessage>? change = null)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, mediaType) };
        change?.Invoke(response);
        return response;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Dictionary<string, string> headers = request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>())
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        Requests.Add(new Asked(request.Method.Method, request.RequestUri!.AbsoluteUri, headers, body));
        HttpResponseMessage response = await (answers.Count > 1 ? answers.Dequeue() : answers.Peek())(request, cancellationToken);
        response.RequestMessage ??= request;
        return response;
    }

    internal sealed record Asked(string Method, string Url, IReadOnlyDictionary<string, string> Headers, string Body);
}
