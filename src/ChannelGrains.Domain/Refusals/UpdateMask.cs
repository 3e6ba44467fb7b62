namespace ChannelGrains.Domain.Refusals;

/// <summary>Checks the paths of a field mask against those that an update knows.</summary>
internal static class UpdateMask
{
    /// <summary>Refuses an empty mask and the first path that is not in <paramref name="known"/>; null when all is well.</summary>
    public static Refusal? Check(IReadOnlyCollection<string> paths, params ReadOnlySpan<string> known)
    {
        if (paths.Count == 0)
            return Refusal.InvalidArgument("MASK_EMPTY", $"update_mask is empty: name at least one of {List(known)}.", "update_mask");
        foreach (var path in paths)
            if (!known.Contains(path))
                return Refusal.InvalidArgument("MASK_PATH_UNKNOWN",
                    $"update_mask names '{path}', which cannot be changed: use {List(known)}.", "update_mask");
        return null;
    }

    private static string List(ReadOnlySpan<string> paths) => string.Join(", ", paths.ToArray());
}
