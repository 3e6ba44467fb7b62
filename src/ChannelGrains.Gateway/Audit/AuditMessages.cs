using ChannelGrains.Audit.V1;
using ChannelGrains.Domain.Audit;
using ChannelGrains.Gateway.Access;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Grains;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Gateway.Audit;

/// <summary>Changes between the wire and the domain.</summary>
internal static class AuditMessages
{
    /// <summary>What finance alone sees of payments, it sees alone of what was done too.</summary>
    private static readonly HashSet<string> OfFinance = ["payments"];

    /// <summary>What is asked for; INVALID_ARGUMENT as <see cref="ChangeFilter.Check"/> says.</summary>
    public static ChangeFilter ToFilter(ListChangesRequest request, Principal caller)
    {
        var filter = new ChangeFilter
        {
            PartnerId = request.PartnerId,
            Principal = request.Principal,
            Kind = request.Kind,
            FromMicros = request.From is { } from ? Timestamps.ToMicros(from) : null,
            UntilMicros = request.Until is { } until ? Timestamps.ToMicros(until) : null,
            Own = caller.Partners,
            Withheld = caller.IsAny(Roles.Finance) ? new HashSet<string>() : OfFinance,
        };
        return filter.Check(IsKind) is { } refusal ? throw RefusalStatus.ToException(refusal) : filter;
    }

    public static ListChangesResponse ToMessage(ListedChanges page) => new() { Changes = { page.Changes.Select(ToMessage) }, NextPageToken = page.Last };

    private static Change ToMessage(ChangeReading change) => new()
    {
        AcceptedAt = Timestamps.FromMicros(change.AtMicros),
        Journal = change.Journal,
        Version = change.Version,
        Principal = change.Principal,
        Kind = change.Kind,
        PartnerId = change.PartnerId,
        RequestId = change.RequestId,
        Details = { change.Details.Select(detail => new ChannelGrains.Audit.V1.ChangeDetail { Name = detail.Name, Value = detail.Value }) },
    };

    private static bool IsKind(string text) => ChangeKinds.All.Contains(text) || ChangeKinds.AllCapabilities.Contains(text);
}
