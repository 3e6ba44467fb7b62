using ChannelGrains.Actions.V1;
using ChannelGrains.Domain.Actions;
using ChannelGrains.Gateway.Access;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Partners;
using ChannelGrains.Gateway.Programmes;
using ChannelGrains.Gateway.Requests;
using ChannelGrains.Gateway.Watching;
using ChannelGrains.Grains.Actions;
using Google.Protobuf;
using Grpc.Core;
using ActionFilter = ChannelGrains.Domain.Actions.ActionFilter;
using ActionStep = ChannelGrains.Domain.Actions.ActionStep;

namespace ChannelGrains.Gateway.Actions;

internal sealed class ActionGatewayService(ActionReader reader, PartnerGrains partners, ProgrammeReader programme, AnswerGate gate, Watches watches, ChangeReceiver changes)
    : ActionService.ActionServiceBase
{
    public override async Task<OpenActionResponse> OpenAction(OpenActionRequest request, ServerCallContext context)
    {
        var (command, stamp) = (ActionMessages.ToCommand(request), RequestStamps.Of(request, request.RequestId, context));
        var answer = request.PartnerId.Length == 0
            ? await reader.Programme.Open(command, (await programme.GetAsync()).TimeZone, stamp)
            : await (await PartnerAsync(request.PartnerId, context)).Open(command, (await reader.Programme.ReadRules()).Rules, stamp);
        var reading = await gate.PassAsync(answer, context.CancellationToken);
        return new OpenActionResponse { Action = ActionMessages.ToMessage(reading), JournalVersion = reading.Version };
    }

    public override async Task<GetActionResponse> GetAction(GetActionRequest request, ServerCallContext context)
    {
        var answer = request.PartnerId.Length == 0 ? await reader.Programme.Get(request.ActionId) : await (await PartnerAsync(request.PartnerId, context)).Get(request.ActionId);
        return ActionMessages.ToMessage(await gate.PassAsync(answer, context.CancellationToken));
    }

    public override Task<ListActionsResponse> ListActions(ListActionsRequest request, ServerCallContext context) =>
        reader.ListAsync(ActionMessages.ToFilter(request.Filter), Principal.Of(context).Partners, request.PageSize, request.PageToken, context.CancellationToken);

    public override async Task<AssignActionResponse> AssignAction(AssignActionRequest request, ServerCallContext context)
    {
        var reading = await MoveAsync(request, request.PartnerId, new(request.ActionId, ActionStep.Assign, request.Note, request.Owner), request.RequestId, context);
        return new AssignActionResponse { Action = ActionMessages.ToMessage(reading), JournalVersion = reading.Version };
    }

    public override async Task<StartActionResponse> StartAction(StartActionRequest request, ServerCallContext context)
    {
        var reading = await MoveAsync(request, request.PartnerId, new(request.ActionId, ActionStep.Start, request.Note), request.RequestId, context);
        return new StartActionResponse { Action = ActionMessages.ToMessage(reading), JournalVersion = reading.Version };
    }

    public override async Task<CompleteActionResponse> CompleteAction(CompleteActionRequest request, ServerCallContext context)
    {
        var reading = await MoveAsync(request, request.PartnerId, ActionMessages.ToCommand(request), request.RequestId, context);
        return new CompleteActionResponse { Action = ActionMessages.ToMessage(reading), JournalVersion = reading.Version };
    }

    public override async Task<VerifyActionResponse> VerifyAction(VerifyActionRequest request, ServerCallContext context)
    {
        var reading = await MoveAsync(request, request.PartnerId, new(request.ActionId, ActionStep.Verify, request.Note), request.RequestId, context);
        return new VerifyActionResponse { Action = ActionMessages.ToMessage(reading), JournalVersion = reading.Version };
    }

    public override async Task<ReturnActionResponse> ReturnAction(ReturnActionRequest request, ServerCallContext context)
    {
        var reading = await MoveAsync(request, request.PartnerId, new(request.ActionId, ActionStep.Return, request.Reason), request.RequestId, context);
        return new ReturnActionResponse { Action = ActionMessages.ToMessage(reading), JournalVersion = reading.Version };
    }

    public override async Task<CancelActionResponse> CancelAction(CancelActionRequest request, ServerCallContext context)
    {
        var reading = await MoveAsync(request, request.PartnerId, new(request.ActionId, ActionStep.Cancel, request.Reason), request.RequestId, context);
        return new CancelActionResponse { Action = ActionMessages.ToMessage(reading), JournalVersion = reading.Version };
    }

    public override Task<GetActionBoardResponse> GetActionBoard(GetActionBoardRequest request, ServerCallContext context) =>
        reader.BoardAsync(LiveFilter(request.Filter), Principal.Of(context).Partners, context.CancellationToken);

    public override Task WatchActions(WatchActionsRequest request, IServerStreamWriter<WatchActionsResponse> responses, ServerCallContext context) => watches.RunAsync(
        new ActionsQuestion(LiveFilter(request.Filter), Principal.Of(context).Partners, watches.Rows(request.PageSize), reader, changes), watches.Interval(request.MinInterval), responses, context);

    public override Task<GetActionMeasuresResponse> GetActionMeasures(GetActionMeasuresRequest request, ServerCallContext context)
    {
        var filter = ActionMessages.ToFilter(request.Filter);
        return filter.CheckStates(mayBeLive: false) is { } refusal
            ? throw RefusalStatus.ToException(refusal)
            : reader.MeasuresAsync(filter, Principal.Of(context).Partners, request.Period, context.CancellationToken);
    }

    public override async Task<GetActionRulesResponse> GetActionRules(GetActionRulesRequest request, ServerCallContext context) => ActionMessages.ToMessage(await reader.Programme.ReadRules());

    public override async Task<SetActionRulesResponse> SetActionRules(SetActionRulesRequest request, ServerCallContext context)
    {
        var answer = await reader.Programme.SetRules(ActionMessages.ToCommand(request), RequestStamps.Of(request, request.RequestId, context));
        return ActionMessages.ToSetMessage(await gate.PassAsync(answer, context.CancellationToken));
    }

    private async Task<ActionReading> MoveAsync(IMessage request, string partnerId, MoveAction command, string requestId, ServerCallContext context)
    {
        var stamp = RequestStamps.Of(request, requestId, context);
        var method = $"{command.Step}Action";
        var answer = partnerId.Length == 0
            ? await reader.Programme.Move(method, command, (await programme.GetAsync()).TimeZone, stamp)
            : await (await PartnerAsync(partnerId, context)).Move(method, command, stamp);
        return await gate.PassAsync(answer, context.CancellationToken);
    }

    /// <summary>A filter of actions that are not closed.</summary>
    private static ActionFilter LiveFilter(ChannelGrains.Actions.V1.ActionFilter? asked)
    {
        var filter = ActionMessages.ToFilter(asked);
        return filter.CheckStates(mayBeLive: true) is { } refusal ? throw RefusalStatus.ToException(refusal) : filter;
    }

    private async ValueTask<IPartnerActions> PartnerAsync(string partnerId, ServerCallContext context) =>
        (await partners.RequireAsync(Ids.Require(partnerId, "partner_id"), context.CancellationToken)).AsReference<IPartnerActions>();
}
