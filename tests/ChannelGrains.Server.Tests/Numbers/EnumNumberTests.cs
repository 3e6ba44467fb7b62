using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Server.Tests.Numbers;

/// <summary>Enums of the domain have the names and numbers of the wire: the gateway casts them, and facts keep the numbers.</summary>
public sealed class EnumNumberTests
{
    public static TheoryData<Type, Type> Pairs => new()
    {
        { typeof(LifecycleState), typeof(PartnerState) },
        { typeof(Domain.PartnerLists.PartnerOrder), typeof(PartnerOrder) },
        { typeof(Domain.Partners.ChannelType), typeof(ChannelGrains.Partners.V1.ChannelType) },
        { typeof(Domain.Partners.OriginKind), typeof(ChannelGrains.Partners.V1.OriginKind) },
        { typeof(Domain.Partners.EvidenceKind), typeof(ChannelGrains.Partners.V1.EvidenceKind) },
        { typeof(Domain.Sources.SourceMode), typeof(ChannelGrains.Ingest.V1.SourceMode) },
        { typeof(Domain.Sales.TransactionKind), typeof(ChannelGrains.Ingest.V1.TransactionKind) },
        { typeof(Domain.Ingest.QuarantineReason), typeof(ChannelGrains.Ingest.V1.QuarantineReason) },
        { typeof(Domain.Lookup.FoundState), typeof(TransactionState) },
        { typeof(SalesMeasure), typeof(Measure) },
        { typeof(Domain.SalesViews.LeaderboardOrder), typeof(ChannelGrains.Kpi.V1.LeaderboardOrder) },
        { typeof(PeriodKind), typeof(Granularity) },
        { typeof(Domain.Calendars.WeekScheme), typeof(ChannelGrains.Partners.V1.WeekScheme) },
        { typeof(Domain.Markets.MarketSizeBasis), typeof(ChannelGrains.Markets.V1.MarketSizeBasis) },
        { typeof(Domain.Markets.ConcentrationBasis), typeof(ChannelGrains.Markets.V1.ConcentrationBasis) },
        { typeof(Domain.Actions.ActionProof), typeof(ChannelGrains.Actions.V1.ActionProof) },
        { typeof(Domain.Scorecards.KpiName), typeof(ChannelGrains.Scorecards.V1.KpiName) },
        { typeof(Domain.Scorecards.KpiDirection), typeof(ChannelGrains.Scorecards.V1.KpiDirection) },
        { typeof(Domain.Scorecards.ScoreRowState), typeof(ChannelGrains.Scorecards.V1.ScoreRowState) },
        { typeof(Domain.Agreements.AgreementState), typeof(ChannelGrains.Agreements.V1.AgreementState) },
        { typeof(Domain.Agreements.AgreementSide), typeof(ChannelGrains.Agreements.V1.AgreementSide) },
        { typeof(Domain.Agreements.CommissionBase), typeof(ChannelGrains.Agreements.V1.CommissionBase) },
        { typeof(Domain.Agreements.BracketMode), typeof(ChannelGrains.Agreements.V1.BracketMode) },
        { typeof(Domain.Agreements.CommissionPeriod), typeof(ChannelGrains.Agreements.V1.CommissionPeriod) },
        { typeof(Domain.Agreements.NegativeBase), typeof(ChannelGrains.Agreements.V1.NegativeBase) },
        { typeof(Domain.Agreements.Rounding), typeof(ChannelGrains.Agreements.V1.Rounding) },
        { typeof(Domain.Agreements.PaymentMethod), typeof(ChannelGrains.Agreements.V1.PaymentMethod) },
        { typeof(Domain.Agreements.AddressMode), typeof(ChannelGrains.Agreements.V1.AddressMode) },
        { typeof(Domain.Agreements.ClauseKind), typeof(ChannelGrains.Agreements.V1.ClauseKind) },
        { typeof(Domain.Agreements.AgreementWarningKind), typeof(ChannelGrains.Agreements.V1.AgreementWarningKind) },
        { typeof(Domain.Forms.FormKind), typeof(ChannelGrains.Forms.V1.FormKind) },
        { typeof(Domain.Forms.ItemKind), typeof(ChannelGrains.Forms.V1.ItemKind) },
        { typeof(Domain.Certificates.CertificateState), typeof(ChannelGrains.Forms.V1.CertificateState) },
        { typeof(Domain.Forms.SurveySubject), typeof(ChannelGrains.Forms.V1.SurveySubject) },
        { typeof(Domain.Compliance.RequirementKind), typeof(ChannelGrains.Compliance.V1.RequirementKind) },
        { typeof(Domain.Compliance.ComplianceGate), typeof(ChannelGrains.Compliance.V1.ComplianceGate) },
        { typeof(Domain.Compliance.ComplianceState), typeof(ChannelGrains.Compliance.V1.ComplianceState) },
        { typeof(Domain.Discipline.DeclarationKind), typeof(ChannelGrains.Discipline.V1.DeclarationKind) },
        { typeof(Domain.Discipline.GiftDirection), typeof(ChannelGrains.Discipline.V1.GiftDirection) },
        { typeof(Domain.Discipline.GiftOutcome), typeof(ChannelGrains.Discipline.V1.GiftOutcome) },
        { typeof(Domain.Discipline.GiftState), typeof(ChannelGrains.Discipline.V1.GiftState) },
        { typeof(Domain.FormPlans.AssignmentState), typeof(ChannelGrains.Forms.V1.AssignmentState) },
        { typeof(Domain.Feedback.ComplaintState), typeof(ChannelGrains.Feedback.V1.ComplaintState) },
        { typeof(Domain.Actions.ActionKind), typeof(ChannelGrains.Actions.V1.ActionKind) },
        { typeof(Domain.Actions.ActionPriority), typeof(ChannelGrains.Actions.V1.ActionPriority) },
        { typeof(Domain.Actions.ActionState), typeof(ChannelGrains.Actions.V1.ActionState) },
        { typeof(Domain.Actions.ActionStep), typeof(ChannelGrains.Actions.V1.ActionStep) },
        { typeof(Domain.Payments.PayeeOrigin), typeof(ChannelGrains.Settlement.V1.PayeeOrigin) },
        { typeof(Domain.Payments.PaymentRunState), typeof(ChannelGrains.Settlement.V1.PaymentRunState) },
        { typeof(Domain.Payments.PaymentState), typeof(ChannelGrains.Settlement.V1.PaymentState) },
        { typeof(Domain.Payments.BankFileKind), typeof(ChannelGrains.Settlement.V1.BankFileKind) },
        { typeof(Domain.Payments.BreakKind), typeof(ChannelGrains.Settlement.V1.BreakKind) },
        { typeof(Domain.Payments.BreakState), typeof(ChannelGrains.Settlement.V1.BreakState) },
        { typeof(Domain.Settlement.StatementState), typeof(ChannelGrains.Settlement.V1.StatementState) },
        { typeof(Domain.Settlement.StatementLineKind), typeof(ChannelGrains.Settlement.V1.StatementLineKind) },
        { typeof(Domain.Settlement.AdjustmentReason), typeof(ChannelGrains.Settlement.V1.AdjustmentReason) },
        { typeof(Domain.Settlement.LedgerAccount), typeof(ChannelGrains.Settlement.V1.LedgerAccount) },
        { typeof(Domain.Settlement.PostingCause), typeof(ChannelGrains.Settlement.V1.PostingCause) },
        { typeof(Domain.Shares.ShareState), typeof(ChannelGrains.Access.V1.ShareState) },
        { typeof(Domain.Risk.RiskLevel), typeof(ChannelGrains.Risks.V1.RiskLevel) },
        { typeof(Domain.Risk.RiskFactorKind), typeof(ChannelGrains.Risks.V1.RiskFactorKind) },
        { typeof(Domain.Targets.WeightBasis), typeof(ChannelGrains.Targets.V1.WeightBasis) },
        { typeof(Domain.Targets.AllocationMethod), typeof(ChannelGrains.Targets.V1.AllocationMethod) },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Numbers_OfTheDomain_AreThoseOfTheWire(Type domain, Type wire) => Assert.Equal(Numbers(wire), Numbers(domain));

    private static IEnumerable<(string Name, int Number)> Numbers(Type type) => Enum.GetValues(type).Cast<object>()
        .Select(value => (Enum.GetName(type, value)!, (int)value)).Where(value => value.Item2 != 0);
}
