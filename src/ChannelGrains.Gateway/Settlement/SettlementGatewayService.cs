using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Settlement;
using ChannelGrains.Gateway.Access;
using ChannelGrains.Gateway.CloseJobs;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Partners;
using ChannelGrains.Gateway.Profit;
using ChannelGrains.Gateway.Programmes;
using ChannelGrains.Gateway.Requests;
using ChannelGrains.Gateway.Watching;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Settlement;
using ChannelGrains.Settlement.V1;
using Grpc.Core;
using StatementState = ChannelGrains.Domain.Settlement.StatementState;

namespace ChannelGrains.Gateway.Settlement;

internal sealed partial class SettlementGatewayService(
    IGrainFactory grains, PartnerGrains partners, ProgrammeReader programme, CommissionReader commissions, ProfitReader profit, CloseJobGrains jobs, AnswerGate gate,
    Watches watches, ChangeReceiver changes)
    : SettlementService.SettlementServiceBase
{
    public override async Task<ClosePeriodResponse> ClosePeriod(ClosePeriodRequest request, ServerCallContext context)
    {
        if (request.All)
            return await CloseAllAsync(request, context);
        var partner = await PartnerAsync(request.PartnerId, context);
        var month = Month(request.Period, "period");
        var rules = await programme.CurrentAsync();
        var reading = await PassAsync(partner.Close(new(month), new(rules.GraceDays, rules.Calendar), RequestStamps.Of(request, request.RequestId, context)), context);
        if (!rules.IsCalendarFixed)
            programme.Forget();
        return new ClosePeriodResponse { Statement = StatementMessages.ToMessage(request.PartnerId, reading) };
    }

    public override async Task<GetStatementResponse> GetStatement(GetStatementRequest request, ServerCallContext context)
    {
        var partner = await PartnerAsync(request.PartnerId, context);
        return StatementMessages.ToResponse(request.PartnerId, await PassAsync(partner.Get(StatementId(request.StatementId)), context));
    }

    public override async Task<ListStatementsResponse> ListStatements(ListStatementsRequest request, ServerCallContext context)
    {
        var state = (StatementState)request.State;
        if (!Enum.IsDefined(state))
            throw RefusalStatus.ToException(Refusal.InvalidArgument("STATE", "state must be one of the enum's, or not said for all.", "state"));
        var page = request.PartnerId.Length > 0 ? await OfPartnerAsync(request, state, context) : await OfMonthAsync(request, state, context);
        var response = new ListStatementsResponse { NextPageToken = page.Next };
        response.Statements.AddRange(page.Statements.Select(StatementMessages.ToMessage));
        return response;
    }

    public override async Task<ListStatementLinesResponse> ListStatementLines(ListStatementLinesRequest request, ServerCallContext context)
    {
        var partner = await PartnerAsync(request.PartnerId, context);
        var lines = await PassAsync(partner.GetLines(StatementId(request.StatementId), request.Line), context);
        if (request.Line == 0)
            return StatementMessages.ToPage(lines.Statement, request.PageSize, StatementMessages.NumberOf(request.PageToken));
        if (lines.Scope is not { } scope)
            throw RefusalStatus.ToException(Refusal.InvalidArgument("LINE", $"line {request.Line} does not exist: there are 1 to {lines.Statement.Standing.LineCount}.", "line"));
        var page = await PassAsync(Directory.ListTransactions(
            request.PartnerId, scope, StatementMessages.NumberOf(request.PageToken), request.PageSize, context.CancellationToken), context);
        return StatementMessages.ToPage(lines.Statement, request.Line, page);
    }

    public override async Task<ApproveStatementResponse> ApproveStatement(ApproveStatementRequest request, ServerCallContext context)
    {
        var partner = await PartnerAsync(request.PartnerId, context);
        var command = new ApproveStatement(StatementId(request.StatementId), request.Etag);
        var reading = await PassAsync(partner.Approve(command, RequestStamps.Of(request, request.RequestId, context)), context);
        return new ApproveStatementResponse { Statement = StatementMessages.ToMessage(request.PartnerId, reading) };
    }

    public override async Task<OpenDisputeResponse> OpenDispute(OpenDisputeRequest request, ServerCallContext context)
    {
        var partner = await PartnerAsync(request.PartnerId, context);
        var command = new OpenDispute(StatementId(request.StatementId), [.. request.Lines], request.Reason, request.Etag);
        var change = await PassAsync(partner.OpenDispute(command, RequestStamps.Of(request, request.RequestId, context)), context);
        return new OpenDisputeResponse
        {
            Dispute = StatementMessages.ToMessage(change.Dispute, change.Statement.Statement.CurrencyCode),
            Statement = StatementMessages.ToMessage(request.PartnerId, change.Statement),
        };
    }

    public override async Task<ResolveDisputeResponse> ResolveDispute(ResolveDisputeRequest request, ServerCallContext context)
    {
        var partner = await PartnerAsync(request.PartnerId, context);
        var command = new ResolveDispute(
            StatementId(request.StatementId), StatementMessages.DisputeOf(request.DisputeId), MinorAmounts.Read(request.Granted, (await programme.GetAsync()).CurrencyCode, "granted"),
            (Domain.Settlement.AdjustmentReason)request.AdjustmentReason, request.Resolution);
        var change = await PassAsync(partner.ResolveDispute(command, RequestStamps.Of(request, request.RequestId, context)), context);
        return new ResolveDisputeResponse
        {
            Dispute = StatementMessages.ToMessage(change.Dispute, change.Statement.Statement.CurrencyCode),
            Statement = StatementMessages.ToMessage(request.PartnerId, change.Statement),
        };
    }

    private IStatementDirectoryGrain Directory => grains.GetGrain<IStatementDirectoryGrain>(0);

    private async Task<ListedStatements> OfPartnerAsync(ListStatementsRequest request, StatementState state, ServerCallContext context)
    {
        Principal.Of(context).RequirePartner(Ids.Require(request.PartnerId, "partner_id"));
        var partner = await PartnerAsync(request.PartnerId, context);
        if (request.Period.Length == 0)
            return await PassAsync(partner.List(state, request.PageSize, request.PageToken), context);
        var month = Month(request.Period, "period");
        var one = await PassAsync(partner.List(StatementState.Unspecified, 1, Domain.Calendars.Period.OfMonth(month - 1).Id), context);
        return new([.. one.Statements.Where(each => each.StatementId == request.Period && (state == StatementState.Unspecified || each.State == state))], "");
    }

    private Task<ListedStatements> OfMonthAsync(ListStatementsRequest request, StatementState state, ServerCallContext context) => Directory.List(
        Month(request.Period, "period"), state, request.PageSize, request.PageToken, Principal.Of(context).Partners);

    private async Task<T> PassAsync<T>(Task<Answer<T>> answer, ServerCallContext context)
        where T : class => await gate.PassAsync(await answer, context.CancellationToken);

    private async ValueTask<IPartnerSettlement> PartnerAsync(string partnerId, ServerCallContext context) =>
        (await partners.RequireAsync(Ids.Require(partnerId, "partner_id"), context.CancellationToken)).AsReference<IPartnerSettlement>();

    private static int StatementId(string id) =>
        StatementIds.TryParse(id, out var month) ? month : throw RefusalStatus.ToException(Refusal.NotFound(
            "STATEMENT_NOT_FOUND", "statement_id is no month such as 2026-01, as the ids of statements are: list the partner's statements."));

    private static int Month(string id, string field) => StatementIds.TryParse(id, out var month)
        ? month
        : throw RefusalStatus.ToException(Refusal.InvalidArgument("PERIOD", $"{field} must be a month such as 2026-01: statements are by calendar month.", field));
}
