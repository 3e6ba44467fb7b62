using ChannelGrains.Domain.Evidence;
using ChannelGrains.Evidence.V1;
using ChannelGrains.Gateway.Access;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Partners;
using ChannelGrains.Grains.Evidence;
using ChannelGrains.Journal;
using Grpc.Core;

namespace ChannelGrains.Gateway.Evidence;

internal sealed class EvidenceGatewayService(PartnerGrains partners, AnswerGate gate, IEvidenceStore files, EvidenceReceiver receiver, EvidenceSender sender)
    : EvidenceService.EvidenceServiceBase
{
    public override Task<UploadEvidenceResponse> UploadEvidence(IAsyncStreamReader<UploadEvidenceRequest> requestStream, ServerCallContext context) =>
        receiver.ReceiveAsync(requestStream, context);

    public override async Task<GetEvidenceStatusResponse> GetEvidenceStatus(GetEvidenceStatusRequest request, ServerCallContext context)
    {
        var partner = await PartnerAsync(request.PartnerId, request.Sha256, context);
        var (answer, name) = (await partner.Find(request.Sha256), new EvidenceName(request.Sha256));
        if (answer.Refusal is null && await gate.PassAsync(answer, context.CancellationToken) is { } reading && await EvidenceMessages.IsKeptAsync(files, reading.File, context.CancellationToken))
            return new GetEvidenceStatusResponse { State = EvidenceState.Complete, HeldBytes = reading.File.First.SizeBytes, File = EvidenceMessages.ToMessage(reading.File) };
        var held = await files.HeldAsync(Principal.Of(context).Name, name, context.CancellationToken);
        return new GetEvidenceStatusResponse { State = held > 0 ? EvidenceState.Partial : EvidenceState.Missing, HeldBytes = held };
    }

    public override async Task<ListEvidenceResponse> ListEvidence(ListEvidenceRequest request, ServerCallContext context)
    {
        var partner = (await partners.RequireAsync(Ids.Require(request.PartnerId, "partner_id"), context.CancellationToken)).AsReference<IPartnerEvidence>();
        var page = await gate.PassAsync(await partner.List(request.PageToken, request.PageSize), context.CancellationToken);
        return new ListEvidenceResponse { Files = { page.Files.Select(EvidenceMessages.ToMessage) }, NextPageToken = page.Last };
    }

    public override async Task DownloadEvidence(DownloadEvidenceRequest request, IServerStreamWriter<DownloadEvidenceResponse> responseStream, ServerCallContext context)
    {
        var partner = await PartnerAsync(request.PartnerId, request.Sha256, context);
        var reading = await gate.PassAsync(await partner.Find(request.Sha256), context.CancellationToken);
        await sender.SendAsync(reading.File, request.Offset, responseStream, context);
    }

    private async ValueTask<IPartnerEvidence> PartnerAsync(string partnerId, string sha256, ServerCallContext context)
    {
        var partner = await partners.RequireAsync(Ids.Require(partnerId, "partner_id"), context.CancellationToken);
        return EvidenceLimits.CheckName(sha256, "sha256") is { } refusal ? throw RefusalStatus.ToException(refusal) : partner.AsReference<IPartnerEvidence>();
    }
}
