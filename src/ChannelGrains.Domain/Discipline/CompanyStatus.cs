using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Compliance;

namespace ChannelGrains.Domain.Discipline;

/// <summary>How a requirement of the company stands on a day.</summary>
/// <param name="Declarer">Of whom, where it is declared; null is of the company as a whole.</param>
/// <param name="Status">How.</param>
[GenerateSerializer, Immutable]
public sealed record CompanyStatus([property: Id(0)] Declarer? Declarer, [property: Id(1)] ComplianceStatus Status)
{
    /// <summary>How all that is asked of the company on a day stands, by requirement and then by who is to declare it.</summary>
    public static IEnumerable<CompanyStatus> All(Requirements requirements, DisciplineBook book, BusinessDay day) =>
        requirements.All.Values.Where(requirement => requirement.IsOfCompany && requirement.IsAskedOn(day)).SelectMany(requirement => Of(requirement, book, day));

    private static IEnumerable<CompanyStatus> Of(Requirement requirement, DisciplineBook book, BusinessDay day) => DeclaredKinds.Of(requirement.Kind) is { } kind
        ? requirement.Declarers.Select(declarer => new CompanyStatus(declarer, ComplianceStatus.Of(requirement, book.Shown.Of(DisciplineBook.KeyOf(kind, declarer)), day)))
        : [new CompanyStatus(null, ComplianceStatus.Of(requirement, book.Shown.Of(DisciplineBook.KeyOf(requirement)), day))];
}
