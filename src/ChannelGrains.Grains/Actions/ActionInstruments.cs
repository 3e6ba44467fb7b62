using System.Diagnostics.Metrics;
using ChannelGrains.Domain.Actions;

namespace ChannelGrains.Grains.Actions;

/// <summary>Instruments of actions.</summary>
public sealed class ActionInstruments
{
    public const string MeterName = "ChannelGrains.Actions";

    private readonly Counter<long> _opened;
    private readonly Counter<long> _closed;
    private readonly Counter<long> _returned;

    public ActionInstruments(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _opened = meter.CreateCounter<long>("channelgrains.actions.opened", "{action}", "Actions that were opened, by kind, priority and whether a rule did it.");
        _closed = meter.CreateCounter<long>("channelgrains.actions.closed", "{action}", "Actions that were closed, by kind, priority, state and whether they were done within due.");
        _returned = meter.CreateCounter<long>("channelgrains.actions.returned", "{action}", "Actions that were done and found not to be, by kind.");
        // There before their first event, so that their rates are seen.
        foreach (var kind in ActionRules.Kinds)
        {
            _returned.Add(0, Kind(kind));
            foreach (var priority in Enum.GetValues<ActionPriority>().Where(priority => priority != ActionPriority.Unspecified))
                _opened.Add(0, Kind(kind), Priority(priority), new("by_rule", false));
        }
    }

    public void OnOpened(ActionOpened opened) => _opened.Add(1, Kind(opened.Kind), Priority(opened.Priority), new("by_rule", opened.Occurrence > 0));

    public void OnMoved(ActionItem item, ActionStep step)
    {
        if (step == ActionStep.Return)
            _returned.Add(1, Kind(item.Opened.Kind));
        else if (!item.IsLive)
            _closed.Add(1, [Kind(item.Opened.Kind), Priority(item.Opened.Priority), new("state", item.State.ToString()), new("within_due", item.State == ActionState.Verified && item.IsWithinDue)]);
    }

    private static KeyValuePair<string, object?> Kind(ActionKind kind) => new("kind", kind.ToString());

    private static KeyValuePair<string, object?> Priority(ActionPriority priority) => new("priority", priority.ToString());
}
