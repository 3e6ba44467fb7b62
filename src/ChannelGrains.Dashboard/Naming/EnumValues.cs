namespace ChannelGrains.Dashboard.Naming;

/// <summary>Values of the API's enumerations.</summary>
internal static class EnumValues
{
    /// <summary>All but unspecified.</summary>
    public static IReadOnlyList<T> All<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Where(value => !EqualityComparer<T>.Default.Equals(value, default))];
}
