using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Sources;
using ChannelGrains.Gateway.Access;
using ChannelGrains.Grains.Dispatch;

namespace ChannelGrains.Gateway.Ingest;

/// <summary>What the gateway decides about a batch before its partner sees it: may it be sent, and is its form that of its source.</summary>
internal static class BatchRouting
{
    public static Refusal? Check(Principal principal, SourceDefinition source, in BatchIndex batch, string partnerId, PartnerIngress? ingress)
    {
        if (PartnerIds.Validate(partnerId) is not null)
            return Refusal.NotFound("PARTNER_NOT_FOUND", "partner_id is missing or no possible id, so there is no such partner. Nothing was stored.");
        if (Authorise(principal, source, partnerId) is { } unauthorised)
            return unauthorised;
        if (ingress is null)
            return PartnerIds.NotFoundToSend(partnerId);
        var numbered = batch.FirstSequence != 0 || batch.Epoch != 0;
        return numbered == (source.Mode == SourceMode.Sequenced)
            ? null
            : Refusal.FailedPrecondition("LANE_MODE", numbered
                ? $"Source {source.SourceId} is KEYED: epoch and first_sequence must be 0."
                : $"Source {source.SourceId} is SEQUENCED: epoch and first_sequence must be set, from 1.");
    }

    /// <summary>Whether the caller and its source may send for a partner. On a stream a frame that may not be sent ends it.</summary>
    public static Refusal? Authorise(Principal principal, SourceDefinition source, string partnerId)
    {
        if (!principal.MaySend(partnerId))
            return principal.PartnerNotAllowed(partnerId);
        return source.Allows(partnerId)
            ? null
            : Refusal.PermissionDenied("PARTNER_NOT_ALLOWED",
                $"Source {source.SourceId} may not send for partner {partnerId}. Add the partner to the source, or send through another one.");
    }
}
