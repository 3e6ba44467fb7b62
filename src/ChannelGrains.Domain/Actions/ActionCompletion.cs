using System.Collections.Immutable;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Actions;

/// <summary>What a caller says who completes an action.</summary>
/// <param name="Before">Files of before.</param>
/// <param name="After">Files of after.</param>
/// <param name="Cost">What it cost in all; null for nothing.</param>
[GenerateSerializer, Immutable]
public sealed record ActionCompletion([property: Id(0)] IReadOnlyList<string> Before, [property: Id(1)] IReadOnlyList<string> After, [property: Id(2)] StatedAmount? Cost)
{
    public static readonly ActionCompletion Nothing = new([], [], null);

    private const int HashDigits = 64;
    private const string Digits = "0123456789abcdef";

    /// <summary>All files, each once.</summary>
    public IReadOnlyList<string> Files => [.. Before.Concat(After).Distinct(StringComparer.Ordinal)];

    /// <summary>What is wrong with it by itself: FILES_FULL or FILE_NAME; null for nothing.</summary>
    public Refusal? Check() => CheckFiles(Before, "before_files") ?? CheckFiles(After, "after_files");

    /// <summary>What is kept. Refused, in this order: DONE_OF_PROGRAMME, PROOF_MISSING, EVIDENCE_MISSING, AMOUNT or CURRENCY_NOT_PROGRAMMES as <see cref="StatedAmount"/> says, AMOUNT out of bounds.
    /// <see cref="Check"/> has found nothing.</summary>
    /// <param name="item">The action.</param>
    /// <param name="missing">Files that have not arrived for its partner.</param>
    /// <param name="currencyCode">The partner's currency.</param>
    /// <param name="today">Its business day.</param>
    public Outcome<ActionDone> Decide(ActionItem item, IReadOnlyList<string> missing, string currencyCode, BusinessDay today)
    {
        if (item.PartnerId.Length == 0 && (Files.Count > 0 || Cost is not null))
            return Refusal.InvalidArgument(
                "DONE_OF_PROGRAMME", "Files and cost are said of a partner's actions: leave them out for one of the programme.", Files.Count == 0 ? "cost" : Before.Count > 0 ? "before_files" : "after_files");
        if ((CheckProof(item) ?? CheckArrived(missing)) is { } refusal)
            return refusal;
        var spent = default(ActionSpend?);
        if (Cost is not null)
        {
            var cost = StatedAmount.Read(Cost, currencyCode, "cost");
            if (cost.IsRefused)
                return cost.Refusal;
            if (cost.Value < Amount.Zero || cost.Value > ActionLimits.MaxCost)
                return Refusal.InvalidArgument("AMOUNT", $"cost must be 0 to {ActionLimits.MaxCost}.", "cost");
            spent = cost.Value == Amount.Zero ? null : new ActionSpend(today, cost.Value, currencyCode);
        }
        return new ActionDone([.. Before.Distinct(StringComparer.Ordinal)], [.. After.Distinct(StringComparer.Ordinal)], spent);
    }

    private Refusal? CheckProof(ActionItem item)
    {
        var needsBefore = item.Opened.Proof == ActionProof.BeforeAndAfter && Before.Count == 0;
        var needsAfter = item.Opened.Proof != ActionProof.Unspecified && After.Count == 0;
        return needsBefore || needsAfter
            ? Refusal.FailedPrecondition(
                "PROOF_MISSING", $"Action {item.ActionId} is done when files show it: upload them for the partner, and name them in {(needsBefore && needsAfter ? "before_files and after_files" : needsBefore ? "before_files" : "after_files")}.",
                needsBefore ? "before_files" : "after_files")
            : null;
    }

    private static Refusal? CheckArrived(IReadOnlyList<string> missing) => missing.Count == 0
        ? null
        : Refusal.FailedPrecondition("EVIDENCE_MISSING", $"{missing.Count} files have not arrived, the first is {missing[0]}: upload them for this partner, then complete the action again.") with
        {
            Metadata = new Dictionary<string, string> { ["files"] = string.Join(',', missing) },
        };

    private static Refusal? CheckFiles(IReadOnlyList<string> files, string field)
    {
        if (files.Count > ActionLimits.MaxFiles)
            return Refusal.InvalidArgument("FILES_FULL", $"{field} has {files.Count} files: send at most {ActionLimits.MaxFiles}.", field);
        return files.Any(file => file.Length != HashDigits || file.AsSpan().ContainsAnyExcept(Digits))
            ? Refusal.InvalidArgument("FILE_NAME", $"{field} must name files by the SHA-256 of their content, in {HashDigits} lowercase hexadecimal digits.", field)
            : null;
    }
}
