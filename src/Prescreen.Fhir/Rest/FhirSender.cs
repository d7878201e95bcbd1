using System.Net.Http.Headers;
using System.Net.Sockets;
using Polly.Timeout;
using Prescreen.Fhir.Json;
using Prescreen.Fhir.Model;

namespace Prescreen.Fhir.Rest;

/// <summary>Makes HTTP of an interaction, and a reply or a problem of what comes back.</summary>
internal sealed class FhirSender(HttpMessageHandler handler, FhirAddress address, TimeProvider time) : IDisposable
{
    private readonly HttpMessageInvoker invoker = new(handler, disposeHandler: true);

    public async Task<Result<FhirReply>> SendAsync(FhirRequest request, CancellationToken cancellationToken)
    {
        Uri? target = request.Target.Length == 0 ? address.Root
            : request.IsLink ? address.Follow(request.Target) : address.Under(request.Target);
        if (target is null)
        {
            return RestProblems.BadAddress("an address under the base URL");
        }

        using HttpRequestMessage message = Message(request, target);
        Result<FhirReply> result = await SendAsync(message, request, cancellationToken);
        return result.TryGet(out FhirReply? reply, out Problem? problem) ? reply : problem.At(request.Told);
    }

    public void Dispose() => invoker.Dispose();

    private async Task<Result<FhirReply>> SendAsync(HttpRequestMessage message, FhirRequest request, CancellationToken cancellationToken)
    {
        try
        {
            using HttpResponseMessage response = await invoker.SendAsync(message, cancellationToken);
            if (message.Options.TryGetValue(RequestNotes.Failure, out Problem? failure))
            {
                return failure;
            }

            ReadOnlyMemory<byte> body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return Judge(response, body, request);
        }
        catch (TimeoutRejectedException)
        {
            return RestProblems.TimedOut();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return RestProblems.TimedOut();
        }
        catch (HttpRequestException e)
        {
            return RestProblems.Unreachable(e.InnerException is SocketException socket ? socket.SocketErrorCode.ToString() : e.HttpRequestError.ToString());
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            return RestProblems.Unreachable("the answer broke off");
        }
    }

    private Result<FhirReply> Judge(HttpResponseMessage response, ReadOnlyMemory<byte> body, FhirRequest request)
    {
        int status = (int)response.StatusCode;
        if (status is >= 300 and < 400 || (response.RequestMessage?.RequestUri is { } final && !address.Contains(final)))
        {
            return RestProblems.Redirected(status);
        }

        ReadOnlyMemory<byte> json = body[(body.Length - JsonWalk.WithoutMark(body.Span).Length)..];
        bool isJson = json.Span.TrimStart(" \t\r\n"u8) is [(byte)'{', ..];
        if (status is >= 400)
        {
            return request.IsAbsenceFine && status is (404 or 410)
                ? Reply(response, default)
                : RestProblems.Refused(status, isJson ? Issues(json.Span, request.TellsDiagnostics) : "", RetryWish.Of(response, time.GetUtcNow()));
        }

        if (request.IsRaw)
        {
            return Reply(response, body);
        }

        if (json.Length > 0 && !isJson)
        {
            return request.IsBodyNeeded || request.Returning is Returning.Representation
                ? RestProblems.NotJson(status, response.Content.Headers.ContentType?.MediaType ?? "no media type")
                : Reply(response, default);
        }

        return json.Length == 0 && request.IsBodyNeeded ? RestProblems.Empty(status) : Reply(response, json);
    }

    private static FhirReply Reply(HttpResponseMessage response, ReadOnlyMemory<byte> json)
    {
        string? etag = response.Headers.TryGetValues("ETag", out IEnumerable<string>? tags) ? tags.First() : null;
        (string? location, string? version) = VersionedLocation.Split(response.Headers.Location?.OriginalString);
        return new FhirReply
        {
            Status = (int)response.StatusCode,
            Json = json,
            ETag = etag,
            VersionId = VersionedLocation.VersionOf(etag) ?? version,
            MediaType = response.Content.Headers.ContentType?.ToString(),
            LastModified = response.Content.Headers.LastModified,
            ServerDate = response.Headers.Date,
            Location = location,
        };
    }

    /// <summary>Severities and codes only, unless nothing was sent of a patient: diagnostics may hold patient data, and so may a code that isn't one.</summary>
    private static string Issues(ReadOnlySpan<byte> json, bool tellsDiagnostics)
    {
        if (!OperationOutcomeReader.Read(json).TryGet(out OperationOutcome? outcome, out _) || outcome.Issues.Length == 0)
        {
            return "";
        }

        IEnumerable<string> told = outcome.Issues.Where(issue => IsCode(issue.Severity) && IsCode(issue.Code)).Take(3)
            .Select(issue => tellsDiagnostics && Words(issue) is { } words ? $"{issue}: {words}" : issue.ToString());
        return $" ({string.Join(", ", told)})";
    }

    private static string? Words(OutcomeIssue issue)
    {
        const int Most = 300;
        var words = string.Concat((issue.Diagnostics ?? issue.Details ?? "").Select(c => char.IsControl(c) ? ' ' : c)).Trim().TrimEnd('.');
        return words.Length == 0 ? null : words.Length > Most ? words[..Most] + "…" : words;
    }

    private static bool IsCode(string code) => code.Length is > 0 and <= 20 && code.All(c => char.IsAsciiLetterLower(c) || c is '-');

    private HttpRequestMessage Message(FhirRequest request, Uri target)
    {
        var message = new HttpRequestMessage(request.Method, target);
        message.Options.Set(RequestNotes.Repeatable, request.IsRepeatable);
        if (request.IsRaw)
        {
            // Servers that give content as it is do so where it isn't FHIR that is asked for; the others give the resource.
            message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("*/*"));
            message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/fhir+json", 0.9));
        }
        else
        {
            message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/fhir+json"));
        }

        if (request.Method == HttpMethod.Post || request.Method == HttpMethod.Put)
        {
            message.Content = new ReadOnlyMemoryContent(request.Body);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue(request.MediaType, "utf-8");
        }

        if (Preference(request) is { } preference)
        {
            message.Headers.Add("Prefer", preference);
        }

        if (request.IfMatch is { } version)
        {
            message.Headers.TryAddWithoutValidation("If-Match", $"W/\"{version}\"");
        }

        if (request.IfNoneExist is { } query)
        {
            message.Headers.TryAddWithoutValidation("If-None-Exist", query.All(c => c is > ' ' and < (char)127) ? query : address.Escaped(query));
        }

        return message;
    }

    private static string? Preference(FhirRequest request) => request switch
    {
        { IsSearch: true } => "handling=strict",
        { Returning: Returning.Minimal } => "return=minimal",
        { Returning: Returning.Representation } => "return=representation",
        _ => null,
    };
}
