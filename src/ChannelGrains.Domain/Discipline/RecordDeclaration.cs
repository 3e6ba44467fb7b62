using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Compliance;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Discipline;

/// <summary>Records what somebody of the company's own staff declares.</summary>
/// <param name="Kind">What.</param>
/// <param name="Person">Who; null is the caller.</param>
/// <param name="Role">The role in which it is declared; empty for none.</param>
/// <param name="Discloses">Whether something is disclosed with it.</param>
/// <param name="From">First day for which it holds; null is today.</param>
/// <param name="Until">Last one; null is a year.</param>
/// <param name="Reference">What shows it; empty for none.</param>
/// <param name="Note">What is disclosed, or else to be known of it.</param>
[GenerateSerializer, Immutable]
public sealed record RecordDeclaration(
    [property: Id(0)] DeclarationKind Kind, [property: Id(1)] Declarer? Person, [property: Id(2)] string Role, [property: Id(3)] bool Discloses, [property: Id(4)] BusinessDay? From,
    [property: Id(5)] BusinessDay? Until, [property: Id(6)] string Reference, [property: Id(7)] string Note)
{
    private const string Field = "declaration";

    /// <summary>Refused, in this order: KIND, DECLARER, TEXT_TOO_LONG, TEXT_INVALID, NOTE_EMPTY, DATE_AHEAD, DATE_TOO_OLD, VALIDITY, SUBJECTS_FULL.</summary>
    /// <param name="book">What holds.</param>
    /// <param name="principal">The caller.</param>
    /// <param name="today">The programme's business day.</param>
    public Outcome<DeclarationRecorded> Decide(DisciplineBook book, string principal, BusinessDay today)
    {
        if (!Enum.IsDefined(Kind) || Kind == DeclarationKind.Unspecified)
            return Refusal.InvalidArgument("KIND", $"{Field}.kind must be one of the enum's kinds.", $"{Field}.kind");
        var person = Person ?? new Declarer(DeclarerKind.Principal, principal);
        if ((DisciplinePerson.Check(person, $"{Field}.person") ?? CheckTexts()) is { } refusal)
            return refusal;
        var days = ShownDays.Of(From, Until, DisciplineLimits.DeclarationDays, today, $"{Field}.");
        if (days.IsRefused)
            return days.Refusal;
        var declared = new DeclarationRecorded(Kind, person, Role, Discloses, days.Value.From, days.Value.Until!.Value, Reference, Note);
        return book.HasRoomFor(declared)
            ? declared
            : Refusal.ResourceExhausted("SUBJECTS_FULL", $"There are declarations of {DisciplineLimits.MaxSubjects} persons and roles, as many as may be at hand. Waiting does not help.");
    }

    private Refusal? CheckTexts()
    {
        if ((Texts.Check(Role, DisciplineLimits.TextBytes, $"{Field}.role") ?? Texts.Check(Reference, DisciplineLimits.TextBytes, $"{Field}.reference") ?? Notes.Check(Note, $"{Field}.note")) is { } refusal)
            return refusal;
        return Discloses && string.IsNullOrWhiteSpace(Note)
            ? Refusal.InvalidArgument("NOTE_EMPTY", $"{Field}.note is empty: say what is disclosed.", $"{Field}.note")
            : null;
    }
}
