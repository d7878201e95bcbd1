using Prescreen.Fhir.Json;
using Prescreen.Fhir.Model;
using Prescreen.Fhir.Rest;

namespace Prescreen.Fhir.Subscriptions;

/// <summary>
/// Makes out what a server tells us at the hook: classic (POST to it, PUT or DELETE to <c>hook/Type/id</c>) or topic-based.
/// <see href="https://hl7.org/fhir/R4/subscription.html"/>, <see href="https://hl7.org/fhir/uv/subscriptions-backport/notifications.html"/>
/// </summary>
public static class NotificationReader
{
    /// <summary>
    /// The notification. <paramref name="pathTail"/> is what follows the hook's address, <paramref name="headers"/> gives a header's value or null.
    /// FHIR-134 for other methods, FHIR-135 where the body is none of the forms.
    /// </summary>
    public static Result<Notification> Read(string method, string pathTail, Func<string, string?> headers, ReadOnlyMemory<byte> body)
    {
        bool isDelete = method is "DELETE";
        if (method is not ("POST" or "PUT") && !isDelete)
        {
            return SubscriptionProblems.Method();
        }

        string? deleted = headers("X-Medplum-Deleted-Resource");
        ClassicNotification told = FromPath(deleted ?? pathTail) with { IsDeleted = isDelete || deleted is not null };
        ReadOnlySpan<byte> text = JsonWalk.WithoutMark(body.Span).Trim(" \t\r\n"u8);
        if (text.IsEmpty || text.SequenceEqual("{}"u8) || told.IsDeleted)
        {
            return told;
        }

        if (!ResourceHead.Read(text).TryGet(out ResourceHead? head, out Problem? problem))
        {
            return SubscriptionProblems.NoNotification(problem);
        }

        return head.Type is "Bundle"
            ? FromBundle(body).Select<Notification>(notification => notification)
            : told with { ResourceType = head.Type, Id = head.Id ?? told.Id, VersionId = head.VersionId, Patient = PatientLink.Of(text) ?? told.Patient };
    }

    /// <summary>A topic's notification Bundle, also the answers of <c>$status</c> and <c>$events</c>.</summary>
    public static Result<BackportNotification> FromBundle(ReadOnlyMemory<byte> body)
    {
        if (!BundleEnvelope.Read(body).TryGet(out BundleEnvelope? bundle, out Problem? problem) || (problem = bundle.Damage) is not null)
        {
            return SubscriptionProblems.NoNotification(problem);
        }

        if (bundle.Entries.IsEmpty || !SubscriptionStatusReader.Read(bundle.Entries[0].Resource.Span).TryGet(out SubscriptionStatus? status, out problem))
        {
            return SubscriptionProblems.NoNotification(problem);
        }

        return new BackportNotification
        {
            Type = status.Type,
            SubscriptionId = status.Subscription[(status.Subscription.LastIndexOf('/') + 1)..],
            Status = status.Status,
            EventsSinceStart = status.EventsSinceStart,
            Events = [.. status.Events.Select(happening => happening with { Patient = happening.Patient ?? PatientOf(happening.Focus, bundle) })],
        };
    }

    private static string? PatientOf(string? focus, BundleEnvelope bundle)
    {
        if (focus is null || PatientLink.Normal(focus) is { } itself)
        {
            return PatientLink.Normal(focus);
        }

        BundleEntry? entry = bundle.Entries.Skip(1).FirstOrDefault(candidate => Matches(candidate, focus));
        return entry is null || entry.Resource.IsEmpty ? null : PatientLink.Of(entry.Resource.Span);
    }

    /// <summary>Focus and fullUrl may each be relative or absolute, so the shorter decides.</summary>
    private static bool Matches(BundleEntry entry, string focus)
        => entry.FullUrl is { } url && (url == focus || url.EndsWith("/" + focus, StringComparison.Ordinal) || focus.EndsWith("/" + url, StringComparison.Ordinal))
            || (!entry.Resource.IsEmpty && ResourceHead.Read(entry.Resource.Span).TryGet(out ResourceHead? head, out _)
                && $"/{focus}".EndsWith($"/{head.Type}/{head.Id}", StringComparison.Ordinal));

    private static ClassicNotification FromPath(string pathTail)
    {
        (string? location, string? version) = VersionedLocation.Split(pathTail);
        string[] parts = location?.Split('/') ?? [];
        return parts.Length < 2
            ? new ClassicNotification()
            : new ClassicNotification { ResourceType = parts[0], Id = parts[1], VersionId = version, Patient = PatientLink.Normal(location) };
    }
}
