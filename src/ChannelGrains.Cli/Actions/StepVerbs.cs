using System.CommandLine;
using ChannelGrains.Actions.V1;
using ChannelGrains.Cli.Hosting;

namespace ChannelGrains.Cli.Actions;

/// <summary>channelctl action assign, start, verify, return, cancel</summary>
internal static class StepVerbs
{
    private delegate Task<ChannelGrains.Actions.V1.Action> StepCall(ActionService.ActionServiceClient client, Step step, CancellationToken cancellationToken);

    public static Command Assign(CliHost host) => Create(
        host, "assign", "Gives an action to an owner.", "action assign A-17 --partner store-0042 --owner \"Li Wei\"",
        CommonOptions.RequiredText("--owner", "Who is to do it; empty for nobody."), Note,
        async (client, step, cancellationToken) => (await client.AssignActionAsync(
            new() { PartnerId = step.PartnerId, ActionId = step.ActionId, Owner = step.First, Note = step.Second, RequestId = step.RequestId }, cancellationToken: cancellationToken)).Action);

    public static Command Start(CliHost host) => Create(
        host, "start", "Begins with an action.", "action start A-17 --partner store-0042", Note, null,
        async (client, step, cancellationToken) => (await client.StartActionAsync(
            new() { PartnerId = step.PartnerId, ActionId = step.ActionId, Note = step.First, RequestId = step.RequestId }, cancellationToken: cancellationToken)).Action);

    public static Command Verify(CliHost host) => Create(
        host, "verify", "Says that what another completed was done, which closes it.", "action verify A-17 --partner store-0042", Note, null,
        async (client, step, cancellationToken) => (await client.VerifyActionAsync(
            new() { PartnerId = step.PartnerId, ActionId = step.ActionId, Note = step.First, RequestId = step.RequestId }, cancellationToken: cancellationToken)).Action);

    public static Command Return(CliHost host) => Create(
        host, "return", "Puts back what another completed, with a reason.", "action return A-17 --partner store-0042 --reason \"no answer yet\"", Reason, null,
        async (client, step, cancellationToken) => (await client.ReturnActionAsync(
            new() { PartnerId = step.PartnerId, ActionId = step.ActionId, Reason = step.First, RequestId = step.RequestId }, cancellationToken: cancellationToken)).Action);

    public static Command Cancel(CliHost host) => Create(
        host, "cancel", "Closes an action undone, with a reason.", "action cancel A-17 --partner store-0042 --reason \"the partner has left\"", Reason, null,
        async (client, step, cancellationToken) => (await client.CancelActionAsync(
            new() { PartnerId = step.PartnerId, ActionId = step.ActionId, Reason = step.First, RequestId = step.RequestId }, cancellationToken: cancellationToken)).Action);

    private static Option<string?> Note => CommonOptions.Text("--note", "What is to be said of it.");

    private static Option<string> Reason => CommonOptions.RequiredText("--reason", "Why.");

    private static Command Create(CliHost host, string name, string description, string example, Option first, Option? second, StepCall call)
    {
        var (action, partner) = (ActionOptions.ActionId(), ActionOptions.Partner("Whose it is; default the programme's."));
        return host.Verb(
            name, description, example, second is null ? [action, partner, first, CommonOptions.RequestId()] : [action, partner, first, second, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var arguments = session.Arguments;
                var step = new Step(
                    arguments.GetValue(partner) ?? "", arguments.GetRequiredValue(action), Text(arguments, first), second is null ? "" : Text(arguments, second), session.RequestId);
                var moved = await call(ActionOptions.Client(session), step, cancellationToken);
                session.Write(moved, () => ActionOutput.One(moved));
                return ExitCode.Done;
            });
    }

    private static string Text(ParseResult arguments, Option option) => arguments.GetValue<string?>(option.Name) ?? "";

    private sealed record Step(string PartnerId, string ActionId, string First, string Second, string RequestId);
}
