using ChannelGrains.Domain.Evidence;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Evidence.V1;
using ChannelGrains.Gateway.Access;
using ChannelGrains.Gateway.Budgets;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Partners;
using ChannelGrains.Grains;
using ChannelGrains.Grains.Evidence;
using ChannelGrains.Journal;
using Grpc.Core;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ChannelGrains.Gateway.Evidence;

/// <summary>Takes a file from a caller, in this order: the header, its chunks as they come, the file made whole and durable, the claim in the partner's journal.</summary>
internal sealed class EvidenceReceiver(
    PartnerGrains partners, AnswerGate gate, IEvidenceStore files, IOptions<EvidenceOptions> options, IHostApplicationLifetime application, TimeProvider time)
{
    /// <summary>What an upload holds beside its messages in the transport: a chunk as a message, with what the transport copies it from and into.</summary>
    private const long UploadBytes = 4 * EvidenceLimits.ChunkBytes;

    public async Task<UploadEvidenceResponse> ReceiveAsync(IAsyncStreamReader<UploadEvidenceRequest> requests, ServerCallContext context)
    {
        using var idle = new CancellationTokenSource(options.Value.IdleTimeout, time);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, application.ApplicationStopping, idle.Token);
        try
        {
            return await RunAsync(new EvidenceMessageReader(requests, idle, options.Value.IdleTimeout, ended.Token), context);
        }
        catch (EvidenceFullException exception)
        {
            throw RefusalStatus.ToException(EvidenceRefusals.Of(exception));
        }
        catch (EvidenceTakenOverException)
        {
            throw RefusalStatus.ToException(EvidenceRefusals.TakenOver);
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.Internal)
        {
            // The gRPC server cannot read a message.
            throw RefusalStatus.ToException(CallGate.Malformed);
        }
        catch (Exception exception) when (exception is not RpcException && application.ApplicationStopping.IsCancellationRequested)
        {
            throw new RpcException(new Status(StatusCode.Unavailable, "The server stops. What came is held; connect again and go on."));
        }
        catch (OperationCanceledException) when (idle.IsCancellationRequested && !context.CancellationToken.IsCancellationRequested)
        {
            throw RefusalStatus.ToException(RequestBody.TooSlow);
        }
    }

    private async Task<UploadEvidenceResponse> RunAsync(EvidenceMessageReader messages, ServerCallContext context)
    {
        var (header, principal) = (await messages.ReadHeaderAsync(), Principal.Of(context));
        var partnerId = Ids.Require(header.PartnerId, "header.partner_id");
        principal.RequirePartner(partnerId);
        var command = EvidenceMessages.ToCommand(header);
        if (command.Check(Timestamps.ToMicros(time.GetUtcNow()), options.Value.MaxFileBytes) is { } refusal)
            throw RefusalStatus.ToException(refusal);
        var partner = (await partners.RequireAsync(partnerId, context.CancellationToken)).AsReference<IPartnerEvidence>();
        var found = await partner.Find(command.Sha256);
        if (found.Value is { } known && known.File.Of(principal.Name) is not null && await EvidenceMessages.IsKeptAsync(files, known.File, context.CancellationToken))
            return await ClaimAsync(partner, command, principal, context);

        AdmittedCall.Of(context).Hold(UploadBytes);
        await using var upload = await files.UploadAsync(principal.Name, new EvidenceName(command.Sha256), command.SizeBytes, messages.Ended);
        await new EvidenceIntake(upload, command).TakeAsync(messages);
        if (!await upload.CompleteAsync(messages.Ended))
            throw RefusalStatus.ToException(EvidenceRefusals.OtherHash);
        return await ClaimAsync(partner, command, principal, context);
    }

    /// <summary>Says in the partner's journal that the file is there, which is durable.</summary>
    private async Task<UploadEvidenceResponse> ClaimAsync(IPartnerEvidence partner, ReceiveEvidence command, Principal principal, ServerCallContext context)
    {
        var reading = await gate.PassAsync(await partner.Receive(command, new RequestStamp(principal.Name, "", default)), context.CancellationToken);
        return new UploadEvidenceResponse { File = EvidenceMessages.ToMessage(reading.File), JournalVersion = reading.Version };
    }
}
