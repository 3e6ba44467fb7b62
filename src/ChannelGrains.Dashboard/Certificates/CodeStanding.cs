using ChannelGrains.Forms.V1;

namespace ChannelGrains.Dashboard.Certificates;

/// <summary>How the persons of a partner stand with one certificate, each counted once.</summary>
/// <param name="Code">The certificate's code.</param>
/// <param name="Holding">Who hold one, as the server counts them.</param>
/// <param name="Ending">Of these, those of whom the last one ends within the days that were asked for.</param>
/// <param name="Lapsed">Who held one and do not any more; who was revoked, or whose record fails since, is not among them.</param>
internal sealed record CodeStanding(string Code, int Holding, int Ending, int Lapsed)
{
    public static IReadOnlyList<CodeStanding> Of(ListCertificatesResponse read, int endingWithinDays) =>
    [
        .. from certificate in read.Certificates
           group certificate by certificate.Code into code
           orderby code.Key
           let persons = code.GroupBy(certificate => certificate.PersonHash).ToList()
           let holding = persons.Where(person => person.Any(IsHeld)).ToList()
           select new CodeStanding(
               code.Key, read.Counts.FirstOrDefault(count => count.Code == code.Key)?.Persons ?? 0,
               holding.Count(person => person.Where(IsHeld).All(certificate => CertificateNames.DaysLeft(certificate, read.Day) <= endingWithinDays)),
               persons.Count(person => !person.Any(IsHeld) && person.Any(certificate => certificate.State == CertificateState.Lapsed))),
    ];

    private static bool IsHeld(Certificate certificate) => certificate.State == CertificateState.Valid;
}
