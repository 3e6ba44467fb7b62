using System.Globalization;
using ChannelGrains.Targets.V1;
using Google.Type;

namespace ChannelGrains.Fleet.Course;

/// <summary>8 销售目标细化: a year's target comes down to quarters, months and weeks, and from the company to its partners; parts add up to the whole at each step.</summary>
internal sealed class BreakdownSlide : Slide
{
    private static readonly TargetScope Company = new() { Company = true };

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8), Glance = TimeSpan.FromMilliseconds(50);

    public override async Task ShowAsync(Scene scene, CancellationToken cancellationToken)
    {
        // The year to come is planned.
        var year = (scene.Today.Year + 1).ToString(CultureInfo.InvariantCulture);
        var set = await scene.Targets.SetTargetAsync(new SetTargetRequest { Scope = Company, Year = year, Amount = Scene.Yuan(100_000_000), RequestId = "course" }, cancellationToken: cancellationToken);
        Cascade(scene, set.Cascade);
        await AllocateAsync(scene, year, cancellationToken);
    }

    private static void Cascade(Scene scene, TargetPart year)
    {
        TargetPart[] quarters = [.. year.Parts], months = [.. quarters.SelectMany(quarter => quarter.Parts)], weeks = [.. months.SelectMany(month => month.Parts)];
        scene.Compare("年 year", "100,000,000元", Whole([year]), year.Period);
        scene.Compare("季 each quarter", "25,000,000元", Whole(quarters), $"{quarters[0].Period} to {quarters[^1].Period}");
        scene.Compare("月 each month", "8,333,333元", Whole(months), $"{Exact(months[0])} in {months[0].Period}, {Exact(months[1])} in {months[1].Period}, ...");
        scene.Compare("周 each week", "2,083,333元", Whole(weeks), $"{Exact(weeks[0])} in {weeks[0].Period}, ...");
        foreach (var (name, parts) in new[] { ("quarters", quarters), ("months", months), ("weeks", weeks) })
            scene.Compare($"sum of the {parts.Length} {name}", Exact(year), parts.Sum(part => Amount(part.Target)).ToString("N2", CultureInfo.InvariantCulture));
    }

    private static async Task AllocateAsync(Scene scene, string year, CancellationToken cancellationToken)
    {
        var request = new AllocateTargetRequest { Scope = Company, Year = year, Method = AllocationMethod.Equal, Buffer = Scene.Yuan(5_000_000), RequestId = "course" };
        var kept = (await scene.Targets.AllocateTargetAsync(request, cancellationToken: cancellationToken)).Allocation;
        scene.Compare("partners together, with a buffer of 5 %", "105,000,000元", $"{Amount(kept.Allocated).ToString("N0", CultureInfo.InvariantCulture)}元", $"{kept.PartCount} partners");
        var allocation = await AppliedAsync(scene, year, cancellationToken);
        scene.Compare("partners that took their part", $"{kept.PartCount}", $"{allocation.AppliedCount}");
        var targets = await scene.Targets.ListTargetsAsync(new ListTargetsRequest { Year = year, PageSize = 1_000 }, cancellationToken: cancellationToken);
        scene.Compare("sum of the partners' targets", Amount(kept.Allocated).ToString("N2", CultureInfo.InvariantCulture),
            targets.Targets.Where(target => target.Scope.HasPartnerId).Sum(target => Amount(target.Amount)).ToString("N2", CultureInfo.InvariantCulture));
    }

    /// <summary>The allocation, as soon as all partners were asked; as it is when they were not in time.</summary>
    private static async Task<Allocation> AppliedAsync(Scene scene, string year, CancellationToken cancellationToken)
    {
        for (var left = Patience; ; left -= Glance)
        {
            var allocation = (await scene.Targets.GetAllocationAsync(new GetAllocationRequest { Scope = Company, Year = year }, cancellationToken: cancellationToken)).Allocation;
            if (allocation.Applied || left <= TimeSpan.Zero)
                return allocation;
            await Task.Delay(Glance, cancellationToken);
        }
    }

    /// <summary>What all of them show in whole yuan.</summary>
    private static string Whole(IReadOnlyList<TargetPart> parts) => string.Join(", ", parts.Select(part => part.Target.Units).Distinct().Select(units => $"{units.ToString("N0", CultureInfo.InvariantCulture)}元"));

    private static string Exact(TargetPart part) => Amount(part.Target).ToString("N2", CultureInfo.InvariantCulture);

    private static decimal Amount(Money money) => money.Units + (money.Nanos / 1_000_000_000m);
}
