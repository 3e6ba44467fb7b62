using System.CommandLine;
using ChannelGrains.Actions.V1;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using ChannelType = ChannelGrains.Partners.V1.ChannelType;

namespace ChannelGrains.Cli.Actions;

/// <summary>The options that say which actions.</summary>
internal sealed class ActionOptions
{
    private readonly Option<string[]> _states = new("--state") { Description = "Only those in this state; may be given several times. Default all that are not closed.", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string?> _partner = Partner("Only those of this partner.");
    private readonly Option<bool> _programme = new("--programme") { Description = "Only those of the programme." };
    private readonly Option<string?> _owner = CommonOptions.Text("--owner", "Only those of this owner.");
    private readonly Option<bool> _unassigned = new("--unassigned") { Description = "Only those of no owner." };
    private readonly Option<string?> _kind = CommonOptions.Choice<ActionKind>("--kind", "Only those of this kind.");
    private readonly Option<string?> _priority = CommonOptions.Choice<ActionPriority>("--priority", "Only those of this priority.");
    private readonly Option<string?> _dueBefore = CommonOptions.Text("--due-before", "Only those due before this time, as 2026-11-28T09:00:00+08:00.");
    private readonly Option<bool> _overdue = new("--overdue") { Description = "Only those that are overdue." };
    private readonly Option<string?> _region = CommonOptions.Text("--region", "Only those in this region or below it.");
    private readonly Option<string?> _type = CommonOptions.Choice<ChannelType>("--type", "Only those of partners of this type.");

    public ActionOptions() => _states.AcceptOnlyFromAmong(EnumNames.All<ActionState>());

    /// <summary>All but the states, which some questions do not take.</summary>
    public IEnumerable<Symbol> WithoutStates => [_partner, _programme, _owner, _unassigned, _kind, _priority, _dueBefore, _overdue, _region, _type];

    public IEnumerable<Symbol> All => [_states, .. WithoutStates];

    public static Option<string?> Partner(string description) => CommonOptions.Text("--partner", description);

    public static Argument<string> ActionId() => new("ACTION") { Description = "Action id: 1 to 64 letters, digits, - and _." };

    public static ActionService.ActionServiceClient Client(Session session) => new(session.Channel);

    public ActionFilter Filter(ParseResult arguments)
    {
        var filter = new ActionFilter
        {
            PartnerId = arguments.GetValue(_partner) ?? "",
            Programme = arguments.GetValue(_programme),
            Owner = arguments.GetValue(_owner) ?? "",
            Unassigned = arguments.GetValue(_unassigned),
            Kind = EnumNames.Parse<ActionKind>(arguments.GetValue(_kind)),
            Priority = EnumNames.Parse<ActionPriority>(arguments.GetValue(_priority)),
            Overdue = arguments.GetValue(_overdue),
            Region = arguments.GetValue(_region) ?? "",
            ChannelType = EnumNames.Parse<ChannelType>(arguments.GetValue(_type)),
        };
        if (arguments.GetValue(_dueBefore) is { } before)
            filter.DueBefore = Instants.Parse("--due-before", before);
        if (arguments.GetResult(_states) is not null)
            filter.States.AddRange((arguments.GetValue(_states) ?? []).Select(EnumNames.Parse<ActionState>));
        return filter;
    }
}
