using System.Buffers;
using System.Text;

namespace Prescreen.Fhir.Json;

/// <summary>
/// Changes single elements of a resource as it was read and leaves every other byte as it is, so that what people or other systems wrote into it
/// survives our update. A primitive's own extension (<c>_status</c>) is another element and stays. <see href="https://hl7.org/fhir/R4/http.html#update"/>
/// </summary>
public static class JsonPatchingWriter
{
    /// <summary>
    /// The resource with top-level elements replaced, or appended where they were missing; an empty value removes the element. FHIR-141 where the
    /// current bytes are damaged.
    /// </summary>
    public static Result<ReadOnlyMemory<byte>> Replace(ReadOnlyMemory<byte> current, params IReadOnlyList<(string Name, ReadOnlyMemory<byte> Value)> elements)
    {
        if (!JsonSegments.Of(current.Span).TryGet(out JsonSegments? found, out Problem? problem))
        {
            return problem;
        }

        var patch = new Patch(current, found);
        foreach (JsonSegment segment in found.Segments)
        {
            int index = IndexOf(elements, segment.Name);
            if (index < 0)
            {
                patch.Keep(segment);
            }
            else
            {
                patch.Set(segment, elements[index].Value);
            }
        }

        foreach ((string name, ReadOnlyMemory<byte> value) in elements)
        {
            if (!value.IsEmpty && found.Segments.All(segment => segment.Name != name))
            {
                patch.Add(name, value);
            }
        }

        return patch.Finish();
    }

    /// <summary>The resource with an item put at the end of a top-level array, which is made where it was missing.</summary>
    public static Result<ReadOnlyMemory<byte>> Append(ReadOnlyMemory<byte> current, string array, ReadOnlyMemory<byte> item)
        => ChangeArray(current, array, (patch, segments) =>
        {
            foreach (JsonSegment segment in segments.Segments)
            {
                patch.Keep(segment);
            }

            patch.Add(null, item);
        });

    /// <summary>The resource with the item at <paramref name="index"/> of a top-level array replaced, or removed by an empty value; beyond the end nothing changes.</summary>
    public static Result<ReadOnlyMemory<byte>> ReplaceItem(ReadOnlyMemory<byte> current, string array, int index, ReadOnlyMemory<byte> item)
        => ChangeArray(current, array, (patch, segments) =>
        {
            for (int i = 0; i < segments.Segments.Length; i++)
            {
                if (i == index)
                {
                    patch.Set(segments.Segments[i], item);
                }
                else
                {
                    patch.Keep(segments.Segments[i]);
                }
            }
        });

    private static Result<ReadOnlyMemory<byte>> ChangeArray(ReadOnlyMemory<byte> current, string array, Action<Patch, JsonSegments> change)
    {
        if (!JsonSegments.Of(current.Span).TryGet(out JsonSegments? resource, out Problem? problem))
        {
            return problem;
        }

        JsonSegment? member = resource.Segments.LastOrDefault(segment => segment.Name == array);
        ReadOnlyMemory<byte> value = member is null ? "[]"u8.ToArray() : current[member.ValueStart..member.End];
        if (value.Span[0] != (byte)'[' || !JsonSegments.Of(value.Span).TryGet(out JsonSegments? items, out problem))
        {
            return problem ?? JsonProblems.Damaged("Resource", member?.ValueStart ?? 0);
        }

        var patch = new Patch(value, items);
        change(patch, items);
        ReadOnlyMemory<byte> changed = patch.Finish();
        // FHIR allows no empty arrays.
        bool isEmpty = JsonSegments.Of(changed.Span).Select(left => left.Segments.IsEmpty).Value;
        return Replace(current, (array, isEmpty ? default : changed));
    }

    private static int IndexOf(IReadOnlyList<(string Name, ReadOnlyMemory<byte> Value)> elements, string name)
    {
        for (int i = 0; i < elements.Count; i++)
        {
            if (elements[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }

    private sealed class Patch
    {
        private readonly ReadOnlyMemory<byte> current;
        private readonly ArrayBufferWriter<byte> output;
        private readonly int end;
        private bool isFirst = true;

        public Patch(ReadOnlyMemory<byte> current, JsonSegments segments)
        {
            this.current = current;
            output = new ArrayBufferWriter<byte>(current.Length + 256);
            output.Write(current.Span[..segments.ContentStart]);
            end = segments.Segments.IsEmpty ? segments.ContentStart : segments.Segments[^1].End;
        }

        /// <summary>Copies a member as it is.</summary>
        public void Keep(JsonSegment segment) => Set(segment, current[segment.ValueStart..segment.End]);

        /// <summary>Copies a member with another value, or not at all where that is empty.</summary>
        public void Set(JsonSegment segment, ReadOnlyMemory<byte> value)
        {
            if (value.IsEmpty)
            {
                return;
            }

            ReadOnlySpan<byte> before = current.Span[segment.Start..segment.ValueStart];
            bool isOrphaned = isFirst && before.TrimStart(" \t\r\n"u8) is [(byte)',', ..];
            output.Write(isOrphaned ? before[(before.IndexOf((byte)',') + 1)..] : before);
            output.Write(value.Span);
            isFirst = false;
        }

        public void Add(string? name, ReadOnlyMemory<byte> value)
        {
            output.Write(isFirst ? ""u8 : ","u8);
            isFirst = false;
            output.Write(name is null ? [] : Encoding.UTF8.GetBytes($"\"{name}\":"));
            output.Write(value.Span);
        }

        public ReadOnlyMemory<byte> Finish()
        {
            output.Write(current.Span[end..]);
            return output.WrittenMemory;
        }
    }
}
