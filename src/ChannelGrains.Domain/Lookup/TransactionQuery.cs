using System.Globalization;
using System.Text;
using ChannelGrains.Domain.Ingest;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Sources;

namespace ChannelGrains.Domain.Lookup;

/// <summary>Which transaction is looked for, and where.</summary>
/// <param name="TransactionId">Its id.</param>
/// <param name="PartnerId">With this partner; empty is any.</param>
/// <param name="SourceId">Of this source; empty is any.</param>
/// <param name="OwnPartners">The partners that there are for the caller; all when none is named.</param>
/// <param name="OwnSources">The sources, likewise.</param>
[GenerateSerializer, Immutable]
public sealed record TransactionQuery(
    [property: Id(0)] string TransactionId,
    [property: Id(1)] string PartnerId,
    [property: Id(2)] string SourceId,
    [property: Id(3)] IReadOnlySet<string> OwnPartners,
    [property: Id(4)] IReadOnlySet<string> OwnSources)
{
    /// <summary>Transactions that one answer has.</summary>
    public const int MaxFound = 100;

    /// <summary>Whether the partner and the source that are named are the caller's.</summary>
    public bool IsOwn => (PartnerId.Length == 0 || OwnIds.Allow(OwnPartners, PartnerId)) && (SourceId.Length == 0 || OwnIds.Allow(OwnSources, SourceId));

    /// <summary>Whether a source is asked, for the caller.</summary>
    public bool AsksSource(string sourceId) => (SourceId.Length == 0 || SourceId == sourceId) && OwnIds.Allow(OwnSources, sourceId);

    /// <summary>Refused, in this order: TRANSACTION_ID, INVALID_ID.</summary>
    public Refusal? Check()
    {
        if (Encoding.UTF8.GetByteCount(TransactionId) is < 1 or > IngestLimits.IdBytes)
            return Refusal.InvalidArgument("TRANSACTION_ID", $"transaction_id must have 1 to {IngestLimits.IdBytes} bytes.", "transaction_id");
        return (PartnerId.Length == 0 ? null : PartnerIds.Validate(PartnerId)) ?? (SourceId.Length == 0 ? null : PartnerIds.Validate(SourceId, "source_id"));
    }

    /// <summary>What somebody is told who asks of too much at once.</summary>
    public static Refusal TooManyLookUps(long most) => Refusal.FailedPrecondition("TOO_MANY_LOOK_UPS",
        $"Looking for the id with every partner and source takes more than {most.ToString(CultureInfo.InvariantCulture)} look-ups. Name partner_id, or source_id where that is enough.", "partner_id");
}
