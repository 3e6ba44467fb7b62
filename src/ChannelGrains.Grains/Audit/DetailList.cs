using System.Globalization;
using ChannelGrains.Domain.Audit;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using Google.Type;

namespace ChannelGrains.Grains.Audit;

/// <summary>Collects what is shown of a change, each value as text; what is not said is left out.</summary>
internal sealed class DetailList
{
    private const string Cut = "...";

    private readonly List<ChangeDetail> _details = [];

    public IReadOnlyList<ChangeDetail> Details => _details;

    public DetailList Text(string name, string value)
    {
        if (value.Length > 0 && _details.Count < ChangeLimits.MaxDetails)
            _details.Add(new(name, value.Length <= ChangeLimits.MaxDetailLength ? value : Shorten(value)));
        return this;
    }

    public DetailList Texts(string name, ICollection<string> values) => values.Count == 0 ? this : Text(name, string.Join(", ", values.Take(ChangeLimits.MaxDetailLength)));

    public DetailList Number(string name, long value) => Text(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A number where 0 says nothing.</summary>
    public DetailList NumberIfAny(string name, long value) => value == 0 ? this : Number(name, value);

    public DetailList Flag(string name, bool value) => Text(name, value ? "true" : "false");

    /// <summary>A value of a domain's enum by its name, as on the wire: in UPPER_SNAKE. One that this version does not know is its number.</summary>
    public DetailList Choice<T>(string name, int value)
        where T : struct, Enum => value == 0 ? this : Text(name, UpperSnake(((T)Enum.ToObject(typeof(T), value)).ToString()));

    /// <param name="name">The name.</param>
    /// <param name="days">In days since 1970-01-01; null for none.</param>
    public DetailList Day(string name, int? days) => days is { } known && new BusinessDay(known) is { IsInAPeriod: true } day ? Text(name, day.ToString()) : this;

    /// <param name="name">The name.</param>
    /// <param name="months">In months since 1970-01.</param>
    public DetailList Month(string name, int months) => BusinessDay.FirstOfMonth(months) is { IsInAPeriod: true } day ? Text(name, day.ToString()[..7]) : this;

    /// <param name="name">The name.</param>
    /// <param name="micros">Microseconds since 1970-01-01 UTC.</param>
    public DetailList Instant(string name, long micros) => Text(name, Timestamps.FromMicros(micros).ToDateTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

    /// <param name="name">The name.</param>
    /// <param name="amount">In the currency's minor unit.</param>
    /// <param name="currency">ISO 4217.</param>
    public DetailList Minor(string name, long amount, string currency) => Currencies.TryGetMinorUnits(currency, out var places)
        ? Text(name, (amount / Power(places)).ToString($"F{places}", CultureInfo.InvariantCulture) + " " + currency)
        : Number(name, amount);

    public DetailList Amount(string name, Money? amount) =>
        amount is null ? this : Text(name, (amount.Units + (amount.Nanos / 1_000_000_000m)).ToString("0.##########", CultureInfo.InvariantCulture) + " " + amount.CurrencyCode);

    public DetailList Millionths(string name, long value) => Text(name, (value / 1_000_000m).ToString("0.######", CultureInfo.InvariantCulture));

    private static decimal Power(int places) => places switch { 0 => 1m, 1 => 10m, 2 => 100m, 3 => 1_000m, _ => 10_000m };

    private static string Shorten(string value)
    {
        var end = ChangeLimits.MaxDetailLength - Cut.Length;
        // Not in the middle of a character of two.
        return string.Concat(value.AsSpan(0, char.IsHighSurrogate(value[end - 1]) ? end - 1 : end), Cut);
    }

    private static string UpperSnake(string name) =>
        string.Concat(name.Select((letter, place) => place > 0 && char.IsUpper(letter) && !char.IsUpper(name[place - 1]) ? $"_{letter}" : $"{char.ToUpperInvariant(letter)}"));
}
