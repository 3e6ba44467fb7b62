using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Compliance;

namespace ChannelGrains.Domain.Discipline;

/// <summary>Somebody of the company's own staff declared something.</summary>
/// <param name="Kind">What.</param>
/// <param name="Person">Who: a principal, or the keyed hash of a person's id.</param>
/// <param name="Role">The role in which it was declared; empty for none.</param>
/// <param name="Discloses">Whether something is disclosed with it.</param>
/// <param name="From">First day for which it holds.</param>
/// <param name="Until">Last one.</param>
/// <param name="Reference">What shows it; empty for none.</param>
/// <param name="Note">What is disclosed, or else to be known of it.</param>
[GenerateSerializer, Immutable]
public sealed record DeclarationRecorded(
    [property: Id(0)] DeclarationKind Kind, [property: Id(1)] Declarer Person, [property: Id(2)] string Role, [property: Id(3)] bool Discloses, [property: Id(4)] BusinessDay From,
    [property: Id(5)] BusinessDay Until, [property: Id(6)] string Reference, [property: Id(7)] string Note)
    : DisciplineFact
{
    /// <summary>Whom it counts for: the person, and the role where there is one.</summary>
    public IEnumerable<Declarer> Subjects => Role.Length == 0 ? [Person] : [Person, new Declarer(DeclarerKind.Role, Role)];
}
