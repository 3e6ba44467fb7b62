using ChannelGrains.Domain.Actions;
using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Risk;
using Google.Protobuf;
using Facts = ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Audit;

/// <summary>What is shown of changes of partners: life, selection, agreements, customers' words, actions, risk, shares, records of forms.</summary>
internal static class PartnerDetails
{
    /// <summary>Adds it; false for a change of others.</summary>
    public static bool Add(DetailList details, IMessage change) => AddLife(details, change) || AddAgreement(details, change) || AddFeedback(details, change) || AddEvidence(details, change) || AddCompliance(details, change) || AddCertificate(details, change) || AddAction(details, change) || AddRisk(details, change) || AddShare(details, change) || AddRecord(details, change) || AddSurvey(details, change);

    private static bool AddLife(DetailList details, IMessage change)
    {
        switch (change)
        {
            case Facts.PartnerCreated created:
                details.Choice<LifecycleState>("state", created.State);
                AddParticulars(details, created.Particulars);
                return true;
            case Facts.PartnerUpdated updated:
                AddParticulars(details, updated.Particulars);
                details.Day("effective_from", updated.EffectiveFromDay);
                return true;
            case Facts.PartnerStateChanged changed:
                details.Choice<LifecycleState>("state", changed.State).Day("effective_from", changed.FromDay).Text("reason", changed.Reason);
                return true;
            case Facts.PartnerScored scored:
                details.Text("score", DecimalRatio.Quotient(scored.Criteria.Sum(one => (long)one.Weight * one.Points), scored.Criteria.Sum(one => (long)one.Weight)) ?? "")
                    .Number("threshold", scored.Threshold).Text("note", scored.Note);
                return true;
            case Facts.CooperationPlanned planned:
                details.Text("owner", planned.Owner).Amount("expected_sales", planned.ExpectedSales).Day("starts_on", planned.HasStartsOnDay ? planned.StartsOnDay : null);
                return true;
            default:
                return false;
        }
    }

    private static void AddParticulars(DetailList details, Facts.Particulars? particulars)
    {
        if (particulars is not null)
            details.Text("display_name", particulars.DisplayName).Choice<ChannelType>("channel_type", particulars.ChannelType).Text("region", particulars.Region)
                .Text("time_zone", particulars.TimeZone).Text("currency_code", particulars.CurrencyCode);
    }

    private static bool AddAgreement(DetailList details, IMessage change)
    {
        switch (change)
        {
            case Facts.AgreementDrafted drafted:
                details.Number("version", drafted.Number).NumberIfAny("amends", drafted.Amends).Day("from", drafted.FromDay).Day("until", drafted.HasUntilDay ? drafted.UntilDay : null)
                    .Text("title", drafted.Terms?.Title ?? "").Texts("regions", drafted.Terms?.Regions ?? []);
                return true;
            case Facts.AgreementSubmitted submitted:
                details.Number("version", submitted.Number);
                return true;
            case Facts.AgreementConfirmed confirmed:
                details.Number("version", confirmed.Number).Choice<AgreementSide>("side", confirmed.Side).Text("evidence", confirmed.Evidence?.Reference ?? "");
                return true;
            case Facts.AgreementSigned signed:
                details.Number("version", signed.Number).Day("signed_on", signed.SignedOnDay).Text("evidence", signed.Evidence?.Reference ?? "");
                return true;
            case Facts.AgreementObligationMet met:
                details.Text("obligation_id", met.ObligationId).Day("due_on", met.DueDay).Text("evidence", met.Evidence);
                return true;
            case Facts.AgreementTerminated terminated:
                details.Day("from", terminated.HasFromDay ? terminated.FromDay : null).Text("reason", terminated.Reason).Text("evidence", terminated.Evidence?.Reference ?? "");
                return true;
            default:
                return false;
        }
    }

    private static bool AddCompliance(DetailList details, IMessage change)
    {
        switch (change)
        {
            case Facts.ComplianceRecorded recorded:
                details.Text("requirement_id", recorded.RequirementId).Flag("met", recorded.Met).Day("valid_from", recorded.ValidFrom)
                    .Day("valid_until", recorded.HasValidUntil ? recorded.ValidUntil : null);
                return true;
            case Facts.RequirementPut put:
                details.Text("requirement_id", put.RequirementId).Choice<Domain.Compliance.RequirementKind>("kind", put.Kind).Text("title", put.Title).Day("effective_from", put.EffectiveFrom).Flag("retired", put.Retired);
                return true;
            default:
                return false;
        }
    }

    private static bool AddCertificate(DetailList details, IMessage change)
    {
        switch (change)
        {
            case Facts.CertificateRevoked revoked:
                details.Text("record_id", revoked.RecordId).Day("from", revoked.RevokedOn).Text("reason", revoked.Reason);
                return true;
            case Facts.ToolAcknowledged acknowledged:
                details.Text("tool_id", acknowledged.ToolId).Number("version", acknowledged.Version);
                return true;
            case Facts.ToolPut put:
                details.Text("tool_id", put.ToolId).Number("version", put.Version).Text("category", put.Category)
                    .Day("valid_from", put.HasValidFrom ? put.ValidFrom : null).Day("valid_until", put.HasValidUntil ? put.ValidUntil : null);
                return true;
            default:
                return false;
        }
    }

    private static bool AddEvidence(DetailList details, IMessage change)
    {
        if (change is not Facts.EvidenceReceived received)
            return false;
        details.Number("size_bytes", received.SizeBytes).Text("media_type", received.MediaType).Text("place", received.Place).Text("device", received.Device);
        return true;
    }

    private static bool AddFeedback(DetailList details, IMessage change)
    {
        switch (change)
        {
            case Facts.SurveyAnswered answered:
                details.Number("score", answered.Score).Text("channel", answered.Channel).Text("question_id", answered.QuestionId).Day("answered_on", answered.AnsweredOn);
                return true;
            case Facts.ComplaintOpened opened:
                details.Text("complaint_id", opened.ComplaintId).Day("due_on", opened.DueOn);
                return true;
            case Facts.ComplaintAnswered answered:
                details.Text("complaint_id", answered.ComplaintId).Instant("answered_at", answered.AnsweredAtMicros);
                return true;
            default:
                return false;
        }
    }

    private static bool AddAction(DetailList details, IMessage change)
    {
        switch (change)
        {
            case Facts.ActionOpened opened:
                details.Text("action_id", opened.ActionId).Choice<ActionKind>("kind", opened.Kind).Text("cause", opened.Cause).Choice<ActionPriority>("priority", opened.Priority)
                    .Text("owner", opened.Owner).Day("due_on", opened.DueOn);
                return true;
            case Facts.ActionMoved moved:
                details.Text("action_id", moved.ActionId).Choice<ActionStep>("step", moved.Step).Text("owner", moved.Owner);
                if (moved.Done?.Cost is { } cost)
                    details.Text("cost", $"{new Amount(cost.CostMicros)} {cost.CurrencyCode}");
                return true;
            case Facts.ActionRulesSet rules:
                details.Number("rules", rules.Rules.Count).NumberIfAny("recruitment_growth_percent", rules.RecruitmentGrowthPercent);
                return true;
            default:
                return false;
        }
    }

    private static bool AddShare(DetailList details, IMessage change)
    {
        switch (change)
        {
            case Facts.ShareCreated created:
                details.Text("share_id", created.ShareId).Instant("expires_at", created.ExpiresAtMicros);
                return true;
            case Facts.ShareRevoked revoked:
                details.Text("share_id", revoked.ShareId);
                return true;
            default:
                return false;
        }
    }

    private static bool AddRisk(DetailList details, IMessage change)
    {
        switch (change)
        {
            case Facts.RiskLevelChanged changed:
                details.Choice<RiskLevel>("from", changed.From).Choice<RiskLevel>("to", changed.To).NumberIfAny("rules_version", changed.RulesVersion);
                return true;
            case Facts.RiskFactorMuted muted:
                details.Choice<RiskFactorKind>("factor", muted.Kind).Day("until", muted.Until).Text("reason", muted.Reason);
                return true;
            case Facts.RiskFactorUnmuted unmuted:
                details.Choice<RiskFactorKind>("factor", unmuted.Kind).Text("reason", unmuted.Reason);
                return true;
            case Facts.RiskHoldSet set:
                details.Text("reason", set.Reason);
                return true;
            case Facts.RiskHoldReleased released:
                details.Text("reason", released.Reason);
                return true;
            case Facts.RiskRulesSet rules:
                details.Number("factors", rules.Factors.Count).Flag("held_at_critical", rules.HeldAtCritical);
                return true;
            default:
                return false;
        }
    }

    private static bool AddRecord(DetailList details, IMessage change)
    {
        switch (change)
        {
            case Facts.RecordTaken taken:
                details.Text("record_id", taken.RecordId).Text("form_id", taken.FormId).Number("version", taken.FormVersion);
                // What one answer to a survey says nobody is told by itself.
                if (taken.Survey is null)
                    AddScore(details, taken.Score);
                return true;
            case Facts.RecordChanged changed:
                details.Text("record_id", changed.RecordId).Text("form_id", changed.FormId).Text("reason", changed.Reason);
                AddScore(details, changed.Score);
                return true;
            case Facts.FindingDecision decided:
                details.Text("form_id", decided.FormId).Text("item_id", decided.ItemId).Text("cause", decided.Cause).Text("resolution", decided.Decision).Day("due_on", decided.CheckOn);
                return true;
            case Facts.FindingsShare shared:
                details.Texts("items", [.. shared.Findings.Select(place => place.ItemId)]);
                return true;
            default:
                return false;
        }
    }

    private static bool AddSurvey(DetailList details, IMessage change)
    {
        if (change is not Facts.SurveyInvitation invited)
            return false;
        details.Text("form_id", invited.FormId).Number("version", invited.FormVersion).Text("channel", invited.Channel).Instant("expires_at", invited.ExpiresAtMicros);
        return true;
    }

    private static void AddScore(DetailList details, Facts.ScoreStored? score)
    {
        if (score is { HasScoreMicros: true })
            details.Millionths("score", score.ScoreMicros);
    }
}
