using ChannelGrains.Domain.Compliance;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Discipline;

/// <summary>Who of the company's own staff did something: a principal or a person, no role.</summary>
internal static class DisciplinePerson
{
    /// <summary>DECLARER, TEXT_TOO_LONG or TEXT_INVALID for what is nobody.</summary>
    public static Refusal? Check(Declarer person, string field) => person.Kind == DeclarerKind.Role
        ? Refusal.InvalidArgument("DECLARER", $"{field} is a role: name the principal or the person_id, and the role beside it.", field)
        : person.Check(field);
}
