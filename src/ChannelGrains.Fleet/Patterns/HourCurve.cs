namespace ChannelGrains.Fleet.Patterns;

/// <summary>When in a day orders come, and on which weekdays more of them.</summary>
internal sealed class HourCurve
{
    /// <summary>A store: noon and evening, and the weekend.</summary>
    public static readonly HourCurve Store = new([0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 6, 8, 11, 9, 7, 7, 8, 10, 13, 14, 11, 6, 0, 0],
        sunday: 1.42, monday: 0.84, tuesday: 0.82, wednesday: 0.88, thursday: 0.92, friday: 1.15, saturday: 1.48);

    /// <summary>An office that sells to businesses.</summary>
    public static readonly HourCurve Office = new([0, 0, 0, 0, 0, 0, 0, 0, 3, 9, 13, 11, 4, 6, 11, 13, 12, 8, 3, 0, 0, 0, 0, 0],
        sunday: 0.08, monday: 1.25, tuesday: 1.12, wednesday: 1.05, thursday: 1.08, friday: 0.98, saturday: 0.30);

    /// <summary>An online shop: all day, most before midnight.</summary>
    public static readonly HourCurve Online = new([5, 2, 1, 1, 1, 1, 2, 4, 5, 6, 7, 7, 9, 8, 6, 6, 6, 7, 8, 10, 13, 15, 14, 9],
        sunday: 1.20, monday: 0.92, tuesday: 0.90, wednesday: 0.93, thursday: 0.97, friday: 1.05, saturday: 1.12);

    private readonly int[] _hours;
    private readonly double[] _weekdays;

    private HourCurve(int[] hours, double sunday, double monday, double tuesday, double wednesday, double thursday, double friday, double saturday)
    {
        _hours = hours;
        _weekdays = [sunday, monday, tuesday, wednesday, thursday, friday, saturday];
    }

    /// <summary>Orders of a weekday beside the average one.</summary>
    public double Factor(DayOfWeek weekday) => _weekdays[(int)weekday];

    /// <summary>A time of day at which an order comes, in whole seconds.</summary>
    public TimeSpan Time(Random dice)
    {
        var rest = dice.Next(_hours.Sum());
        var hour = 0;
        while (rest >= _hours[hour])
            rest -= _hours[hour++];
        return new TimeSpan(hour, dice.Next(60), dice.Next(60));
    }
}
