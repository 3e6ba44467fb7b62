using System.Globalization;
using System.Security.Cryptography;
using ChannelGrains.Domain.Payments;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Partners;
using ChannelGrains.Gateway.Requests;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Payments;
using ChannelGrains.Settlement.V1;
using Google.Protobuf;
using Grpc.Core;

namespace ChannelGrains.Gateway.Payments;

internal sealed class PaymentGatewayService(IGrainFactory grains, PartnerGrains partners, KnownJournals journals, AnswerGate gate) : PaymentService.PaymentServiceBase
{
    public override async Task<SetPayeeResponse> SetPayee(SetPayeeRequest request, ServerCallContext context)
    {
        var partner = await PartnerAsync(request.PartnerId, context);
        var reading = await PassAsync(partner.Set(PaymentMessages.ToCommand(request), RequestStamps.Of(request, request.RequestId, context)), context);
        return new SetPayeeResponse { Payee = PaymentMessages.ToMessage(reading), Etag = reading.Book.Etag };
    }

    public override async Task<VerifyPayeeResponse> VerifyPayee(VerifyPayeeRequest request, ServerCallContext context)
    {
        var partner = await PartnerAsync(request.PartnerId, context);
        var reading = await PassAsync(partner.Verify(PaymentMessages.ToCommand(request), RequestStamps.Of(request, request.RequestId, context)), context);
        return new VerifyPayeeResponse { Payee = PaymentMessages.ToMessage(reading), Etag = reading.Book.Etag };
    }

    public override async Task<GetPayeeResponse> GetPayee(GetPayeeRequest request, ServerCallContext context)
    {
        var reading = await PassAsync((await PartnerAsync(request.PartnerId, context)).Get(), context);
        return reading.Payee is null
            ? throw RefusalStatus.ToException(Refusal.NotFound(
                "PAYEE_NOT_FOUND", $"Partner {request.PartnerId} has no payee today: set one, or have an agreement in force that names one."))
            : new GetPayeeResponse { Payee = PaymentMessages.ToMessage(reading), Etag = reading.Book.Etag, JournalVersion = reading.Version };
    }

    public override async Task<ListPayeeHistoryResponse> ListPayeeHistory(ListPayeeHistoryRequest request, ServerCallContext context)
    {
        var partner = await PartnerAsync(request.PartnerId, context);
        var history = await PassAsync(partner.List(Place(request.PageToken), request.PageSize), context);
        return new ListPayeeHistoryResponse { Steps = { history.Steps.Select(PaymentMessages.ToMessage) }, NextPageToken = Token(history.Last) };
    }

    public override async Task<CreatePaymentRunResponse> CreatePaymentRun(CreatePaymentRunRequest request, ServerCallContext context)
    {
        // Before a grain is woken by its name.
        if (PaymentIds.Validate(request.PaymentRunId) is { } refusal)
            throw RefusalStatus.ToException(refusal);
        var answer = grains.GetGrain<IPaymentRunGrain>(request.PaymentRunId).Plan(PaymentMessages.ToCommand(request), RequestStamps.Of(request, request.RequestId, context));
        return new CreatePaymentRunResponse { Run = PaymentMessages.ToMessage(await PassAsync(answer, context)) };
    }

    public override async Task<ApprovePaymentRunResponse> ApprovePaymentRun(ApprovePaymentRunRequest request, ServerCallContext context)
    {
        var run = await RunAsync(request.PaymentRunId, context);
        var answer = run.Approve(new ApprovePaymentRun(request.Etag), RequestStamps.Of(request, request.RequestId, context));
        return new ApprovePaymentRunResponse { Run = PaymentMessages.ToMessage(await PassAsync(answer, context)) };
    }

    public override async Task<GetPaymentRunResponse> GetPaymentRun(GetPaymentRunRequest request, ServerCallContext context)
    {
        var page = await PassAsync((await RunAsync(request.PaymentRunId, context)).Get((int)Place(request.PageToken), request.PageSize), context);
        return new GetPaymentRunResponse { Run = PaymentMessages.ToMessage(page.Run), Payments = { page.Payments.Select(PaymentMessages.ToMessage) }, NextPageToken = Token(page.Last) };
    }

    public override async Task<ListPaymentRunsResponse> ListPaymentRuns(ListPaymentRunsRequest request, ServerCallContext context)
    {
        var page = await grains.GetGrain<IPaymentDirectoryGrain>(0).ListRuns(request.PageToken, request.PageSize);
        return new ListPaymentRunsResponse { Runs = { page.Runs.Select(PaymentMessages.ToMessage) }, NextPageToken = page.Last };
    }

    public override async Task<ExportPaymentRunResponse> ExportPaymentRun(ExportPaymentRunRequest request, ServerCallContext context)
    {
        var run = await RunAsync(request.PaymentRunId, context);
        var file = await PassAsync(run.Export(request.File == 0 ? 1 : request.File), context);
        return new ExportPaymentRunResponse
        {
            Content = UnsafeByteOperations.UnsafeWrap(file.Content),
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(file.Content)),
            FileName = file.Name,
            FileCount = file.FileCount,
        };
    }

    public override async Task<RecordPaymentOutcomeResponse> RecordPaymentOutcome(RecordPaymentOutcomeRequest request, ServerCallContext context)
    {
        var run = await RunAsync(request.PaymentRunId, context);
        var answer = run.RecordOutcome(PaymentMessages.ToCommand(request), RequestStamps.Of(request, request.RequestId, context));
        return new RecordPaymentOutcomeResponse { Payment = PaymentMessages.ToMessage(await PassAsync(answer, context)) };
    }

    public override async Task<ImportBankFileResponse> ImportBankFile(ImportBankFileRequest request, ServerCallContext context)
    {
        var file = BankFileReader.Read(request.Content.ToByteArray());
        if (file.IsRefused)
            throw RefusalStatus.ToException(file.Refusal);
        var answer = grains.GetGrain<IBankGrain>(PaymentKeys.Bank).Import(file.Value, RequestStamps.Of(request, request.RequestId, context));
        var reading = await PassAsync(answer, context);
        return new ImportBankFileResponse { File = PaymentMessages.ToMessage(reading), RepeatedFile = reading.IsRepeated };
    }

    public override async Task<ListBreaksResponse> ListBreaks(ListBreaksRequest request, ServerCallContext context)
    {
        if (request.PaymentRunId.Length > 0)
            await RunAsync(request.PaymentRunId, context);
        var page = await grains.GetGrain<IPaymentDirectoryGrain>(0).ListBreaks(request.PaymentRunId, request.ShowClosed, request.PageToken, request.PageSize);
        return new ListBreaksResponse { Breaks = { page.Breaks.Select(PaymentMessages.ToMessage) }, NextPageToken = page.Last };
    }

    public override async Task<CloseBreakResponse> CloseBreak(CloseBreakRequest request, ServerCallContext context)
    {
        var runId = BreakIds.RunOf(request.BreakId);
        if (runId.IsRefused)
            throw RefusalStatus.ToException(runId.Refusal);
        var (command, stamp) = (new CloseBreak(request.BreakId, request.Note), RequestStamps.Of(request, request.RequestId, context));
        if (runId.Value!.Length > 0 && !await journals.HasPaymentRunAsync(runId.Value, context.CancellationToken))
            throw RefusalStatus.ToException(BreakIds.NotFound(request.BreakId));
        var answer = runId.Value.Length == 0
            ? grains.GetGrain<IBankGrain>(PaymentKeys.Bank).CloseBreak(command, stamp)
            : grains.GetGrain<IPaymentRunGrain>(runId.Value).CloseBreak(command, stamp);
        return new CloseBreakResponse { ClosedBreak = PaymentMessages.ToMessage(await PassAsync(answer, context)) };
    }

    private async Task<IPartnerPayee> PartnerAsync(string partnerId, ServerCallContext context) =>
        (await partners.RequireAsync(Ids.Require(partnerId, "partner_id"), context.CancellationToken)).AsReference<IPartnerPayee>();

    /// <summary>A run that exists; NOT_FOUND for another, which wakes no grain.</summary>
    private async Task<IPaymentRunGrain> RunAsync(string runId, ServerCallContext context)
    {
        if (PaymentIds.Validate(runId) is { } refusal)
            throw RefusalStatus.ToException(refusal);
        return await journals.HasPaymentRunAsync(runId, context.CancellationToken)
            ? grains.GetGrain<IPaymentRunGrain>(runId)
            : throw RefusalStatus.ToException(PaymentRunBook.NotFound(runId));
    }

    private async Task<T> PassAsync<T>(Task<Answer<T>> answer, ServerCallContext context)
        where T : class => await gate.PassAsync(await answer, context.CancellationToken);

    private static long Place(string token) => token.Length == 0 ? 0 : long.Parse(token, CultureInfo.InvariantCulture);

    private static string Token(long place) => place == 0 ? "" : place.ToString(CultureInfo.InvariantCulture);
}
