using ChannelGrains.Domain.Agreements;
using ChannelGrains.Grains.Partners;
using Fact = ChannelGrains.Journal.V1.Fact;

namespace ChannelGrains.Grains.Agreements;

/// <summary>What of a version stays in the partner's records: its terms, and who took which step when. A version that is signed never says anything else.</summary>
internal static class AgreementRecords
{
    public static async ValueTask<AgreementTerms> TermsAsync(PartnerGrain partner, AgreementVersion version) =>
        ((AgreementDrafted)AgreementFacts.ToDomain((await ReadAsync(partner, version.DraftedAt)).Agreements)!).Terms;

    /// <summary>The steps that a version has taken, in order.</summary>
    /// <param name="partner">The partner.</param>
    /// <param name="version">The version.</param>
    /// <param name="end">The termination that ends it; null for none.</param>
    public static async ValueTask<IReadOnlyList<TakenStep>> StepsAsync(PartnerGrain partner, AgreementVersion version, AgreementEnd? end)
    {
        long[] records =
        [
            version.DraftedAt, version.SubmittedAt, version.CompanyConfirmedAt, version.PartnerConfirmedAt, version.SignedAt, version.WithdrawnAt, end?.At ?? 0,
        ];
        List<TakenStep> steps = [];
        foreach (var record in records.Where(record => record > 0).Order())
            steps.Add(ToStep(await ReadAsync(partner, record), record));
        return steps;
    }

    /// <summary>The obligations of all signed versions.</summary>
    public static async ValueTask<IReadOnlyList<Obligation>> ObligationsAsync(PartnerGrain partner, AgreementBook book)
    {
        List<Obligation> all = [];
        foreach (var version in book.Versions.Where(version => version.IsSigned))
            all.AddRange((await TermsAsync(partner, version)).Obligations);
        return all;
    }

    /// <summary>Those of the obligations that were recorded as met, in order.</summary>
    public static async ValueTask<IReadOnlyList<RecordedObligation>> MetAsync(PartnerGrain partner, AgreementBook book, IReadOnlyList<Obligation> obligations)
    {
        List<RecordedObligation> found = [];
        foreach (var met in book.Met.Where(met => obligations.Any(met.Is)))
            found.Add(RecordedObligation.Of(await ReadAsync(partner, met.At), met.At));
        return found;
    }

    private static TakenStep ToStep(Fact fact, long version)
    {
        var step = new TakenStep(AgreementStep.Unspecified, fact.Principal, fact.RecordedAtMicros, AgreementSide.Unspecified, null, "", null, version);
        return AgreementFacts.ToDomain(fact.Agreements) switch
        {
            AgreementDrafted drafted => step with { Step = drafted.Amends > 0 ? AgreementStep.Amend : AgreementStep.Draft },
            AgreementSubmitted => step with { Step = AgreementStep.Submit },
            AgreementConfirmed confirmed => step with { Step = AgreementStep.Confirm, Side = confirmed.Side, Evidence = confirmed.Evidence },
            AgreementSigned signed => step with { Step = AgreementStep.Sign, Evidence = signed.Evidence },
            AgreementTerminated ended => step with { Step = AgreementStep.Terminate, Evidence = ended.Evidence, Reason = ended.Reason, From = ended.From },
            _ => throw new InvalidOperationException($"Record {version} is no step of an agreement."),
        };
    }

    private static async ValueTask<Fact> ReadAsync(PartnerGrain partner, long version) =>
        Fact.Parser.ParseFrom((await partner.ReadRecordAsync(version, CancellationToken.None)).Span);
}
