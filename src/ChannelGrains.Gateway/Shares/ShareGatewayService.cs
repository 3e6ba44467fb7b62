using System.Globalization;
using ChannelGrains.Access.V1;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Gateway.Access;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Partners;
using ChannelGrains.Gateway.Requests;
using ChannelGrains.Grains;
using ChannelGrains.Grains.Shares;
using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Gateway.Shares;

internal sealed partial class ShareGatewayService(PartnerGrains partners, AnswerGate gate, ShareRing ring, TimeProvider time, ILogger<ShareGatewayService> logger)
    : ShareService.ShareServiceBase
{
    public override async Task<CreateShareResponse> CreateShare(CreateShareRequest request, ServerCallContext context)
    {
        var partner = await PartnerAsync(request.PartnerId, context);
        var (secret, text) = ShareSecret.Make();
        var expiresAt = request.ExpiresAt is { } at ? Timestamps.ToMicros(at) : (long?)null;
        var answer = await partner.Create(new(secret.ShareId, secret.Sha256, request.Note, expiresAt), RequestStamps.Of(request, request.RequestId, context));
        var reading = await gate.PassAsync(answer, context.CancellationToken);
        // The same request before made another one, whose secret nobody has kept.
        var isNew = reading.Share.ShareId == secret.ShareId;
        if (isNew)
            LogCreated(logger, Principal.Of(context).Name, secret.ShareId, request.PartnerId);
        return new() { Share = ToMessage(reading.Share), Secret = isNew ? text : "", JournalVersion = reading.Version };
    }

    public override async Task<ListSharesResponse> ListShares(ListSharesRequest request, ServerCallContext context)
    {
        if (!Enum.IsDefined(request.State))
            throw RefusalStatus.ToException(Refusal.InvalidArgument("STATE", "state must be one of the enum's states, or unspecified for all.", "state"));
        var before = request.PageToken.Length == 0 ? 0 : long.Parse(request.PageToken, CultureInfo.InvariantCulture);
        var page = await gate.PassAsync(await (await PartnerAsync(request.PartnerId, context)).List(request.PageSize, before), context.CancellationToken);
        var shares = page.Shares.Select(share => ToMessage(share)).Where(share => request.State == ShareState.Unspecified || share.State == request.State);
        return new() { Shares = { shares }, NextPageToken = page.Last == 0 ? "" : page.Last.ToString(CultureInfo.InvariantCulture) };
    }

    public override async Task<RevokeShareResponse> RevokeShare(RevokeShareRequest request, ServerCallContext context)
    {
        var partner = await PartnerAsync(request.PartnerId, context);
        var answer = await partner.Revoke(request.ShareId, RequestStamps.Of(request, request.RequestId, context));
        var reading = await gate.PassAsync(answer, context.CancellationToken);
        ring.Forget(reading.Share.ShareId);
        LogRevoked(logger, reading.Share.RevokedBy, reading.Share.ShareId, request.PartnerId);
        return new() { Share = ToMessage(reading.Share) };
    }

    private async ValueTask<IPartnerShares> PartnerAsync(string partnerId, ServerCallContext context) =>
        (await partners.RequireAsync(Ids.Require(partnerId, "partner_id"), context.CancellationToken)).AsReference<IPartnerShares>();

    private Share ToMessage(Domain.Shares.Share share) => new()
    {
        ShareId = share.ShareId,
        Note = share.Note,
        State = (ShareState)share.StateAt(Timestamps.ToMicros(time.GetUtcNow())),
        CreatedAt = Timestamps.FromMicros(share.CreatedAtMicros),
        CreatedBy = share.CreatedBy,
        ExpiresAt = Timestamps.FromMicros(share.ExpiresAtMicros),
        RevokedAt = share.RevokedAtMicros is { } revokedAt ? Timestamps.FromMicros(revokedAt) : null,
        RevokedBy = share.RevokedBy,
    };

    [LoggerMessage(EventId = 2311, Level = LogLevel.Information, Message = "{Principal} has created share {ShareId} of partner {PartnerId}.")]
    private static partial void LogCreated(ILogger logger, string principal, string shareId, string partnerId);

    [LoggerMessage(EventId = 2312, Level = LogLevel.Information, Message = "{Principal} has revoked share {ShareId} of partner {PartnerId}.")]
    private static partial void LogRevoked(ILogger logger, string principal, string shareId, string partnerId);
}
