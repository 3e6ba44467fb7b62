using ChannelGrains.Actions.V1;
using ChannelGrains.Dashboard.Formats;
using ChannelGrains.Dashboard.Naming;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Actions;

/// <summary>What actions are about and where they stand, in the reader's language; and where they are looked at.</summary>
internal sealed class ActionNames(IStringLocalizer<ActionTexts> texts)
{
    /// <summary>Stands for the programme in the place of a partner; no id of a partner has this sign.</summary>
    public const string Programme = "~";

    public IReadOnlyList<(string Value, string Text)> Kinds => [.. EnumValues.All<ActionKind>().Select(kind => (kind.ToString(), Of(kind)))];

    public IReadOnlyList<(string Value, string Text)> Priorities => [.. EnumValues.All<ActionPriority>().Reverse().Select(priority => (priority.ToString(), Of(priority)))];

    public IReadOnlyList<(string Value, string Text)> States => [.. EnumValues.All<ActionState>().Select(state => (state.ToString(), Of(state)))];

    public string Of(ActionKind kind) => kind switch
    {
        ActionKind.Task => texts["Task"],
        ActionKind.Risk => texts["Risk"],
        ActionKind.Band => texts["Scorecard band"],
        ActionKind.Obligation => texts["Obligation"],
        ActionKind.Complaint => texts["Complaint"],
        ActionKind.Payment => texts["Payment"],
        ActionKind.Recruitment => texts["Recruitment"],
        ActionKind.Finding => texts["Finding"],
        _ => texts["All kinds"],
    };

    public string Of(ActionPriority priority) => priority switch
    {
        ActionPriority.Low => texts["Low"],
        ActionPriority.Medium => texts["Medium"],
        ActionPriority.High => texts["High"],
        ActionPriority.Critical => texts["Critical"],
        _ => Format.None,
    };

    public string Of(ActionState state) => state switch
    {
        ActionState.Open => texts["Open"],
        ActionState.InProgress => texts["In progress"],
        ActionState.Done => texts["Done"],
        ActionState.Verified => texts["Verified"],
        ActionState.Cancelled => texts["Cancelled"],
        _ => Format.None,
    };

    public string Of(ActionStep step) => step switch
    {
        ActionStep.Open => texts["Opened"],
        ActionStep.Assign => texts["Assigned"],
        ActionStep.Start => texts["Started"],
        ActionStep.Complete => texts["Completed"],
        ActionStep.Verify => texts["Verified"],
        ActionStep.Return => texts["Returned"],
        ActionStep.Cancel => texts["Cancelled"],
        _ => Format.None,
    };

    public static string Tone(ActionPriority priority) => priority switch { ActionPriority.Critical => "bad", ActionPriority.High => "warn", _ => "" };

    public static string Href(string partnerId, string actionId) => $"/actions/{(partnerId.Length == 0 ? Programme : Uri.EscapeDataString(partnerId))}/{Uri.EscapeDataString(actionId)}";
}
