using ChannelGrains.Compliance.V1;
using ChannelGrains.Dashboard.Formats;
using ChannelGrains.Dashboard.Naming;
using ChannelGrains.Discipline.V1;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Discipline;

/// <summary>What the company's own staff declare and what becomes of gifts, in the reader's language.</summary>
internal sealed class DisciplineNames(IStringLocalizer<DisciplineTexts> texts)
{
    public IReadOnlyList<(string Value, string Text)> Kinds => [.. EnumValues.All<DeclarationKind>().Select(kind => (kind.ToString(), Of(kind)))];

    public IReadOnlyList<(string Value, string Text)> Directions => [.. EnumValues.All<GiftDirection>().Select(direction => (direction.ToString(), Of(direction)))];

    public IReadOnlyList<(string Value, string Text)> Outcomes => [.. EnumValues.All<GiftOutcome>().Select(outcome => (outcome.ToString(), Of(outcome)))];

    public IReadOnlyList<(string Value, string Text)> States => [.. EnumValues.All<GiftState>().Select(state => (state.ToString(), Of(state)))];

    public string Of(DeclarationKind kind) => kind switch
    {
        DeclarationKind.ConflictOfInterest => texts["Conflict of interest"],
        DeclarationKind.GiftPolicy => texts["Policy of gifts"],
        DeclarationKind.AntiBribery => texts["Against bribery"],
        _ => Format.None,
    };

    public string Of(GiftDirection direction) => direction switch
    {
        GiftDirection.Received => texts["received"],
        GiftDirection.Given => texts["given"],
        _ => Format.None,
    };

    public string Of(GiftOutcome outcome) => outcome switch
    {
        GiftOutcome.Accepted => texts["kept, or given"],
        GiftOutcome.Declined => texts["declined"],
        GiftOutcome.HandedOver => texts["handed over"],
        _ => Format.None,
    };

    public string Of(GiftState state) => state switch
    {
        GiftState.Recorded => texts["Entered"],
        GiftState.Awaiting => texts["Waits for a decision"],
        GiftState.Decided => texts["Decided"],
        _ => Format.None,
    };

    public static string Tone(GiftState state) => state == GiftState.Awaiting ? "warn" : "good";

    /// <summary>Who of the company; a person is a keyed hash.</summary>
    public string Of(Declarer? who) => who?.WhoCase switch
    {
        Declarer.WhoOneofCase.Principal => who.Principal,
        Declarer.WhoOneofCase.Role => texts["whoever is {0}", who.Role],
        Declarer.WhoOneofCase.PersonHash => texts["person {0}", who.PersonHash],
        _ => texts["the company as a whole"],
    };
}
